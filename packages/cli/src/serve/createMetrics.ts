type Labels = Record<string, string>

export interface Metrics {
  count(name: string, labels?: Labels): void
  /** A duration, in seconds. */
  observe(name: string, seconds: number, labels?: Labels): void
  /** Prometheus's text format. Gauges are read at that moment. */
  format(gauges?: Record<string, number>): string
}

const buckets = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

const help: Record<string, string> = {
  powens_pay_events_total: 'What happened to payments, by type.',
  powens_pay_requests_total: 'Requests answered, by method and status class.',
  powens_pay_request_seconds: 'Time to answer a request.',
  powens_pay_merchant_calls_total: "Calls to the merchant's backend, by result.",
  powens_pay_merchant_call_seconds: "Time of a call to the merchant's backend.",
  powens_pay_dead_letters: 'Changes that failed too often and wait for a person.',
  powens_pay_ready: 'Whether the broker takes payments.',
}

/** Counters and histograms in memory. */
export function createMetrics(): Metrics {
  const counters = new Map<string, Map<string, number>>()
  const histograms = new Map<string, Map<string, { counts: number[]; sum: number; count: number }>>()

  return {
    count(name, labels = {}) {
      const series = counters.get(name) ?? new Map<string, number>()
      counters.set(name, series)
      const key = formatLabels(labels)
      series.set(key, (series.get(key) ?? 0) + 1)
    },
    observe(name, seconds, labels = {}) {
      const series = histograms.get(name) ?? new Map()
      histograms.set(name, series)
      const key = formatLabels(labels)
      const known = series.get(key) ?? { counts: buckets.map(() => 0), sum: 0, count: 0 }
      series.set(key, known)
      known.sum += seconds
      known.count += 1
      buckets.forEach((bound, index) => {
        if (seconds <= bound) known.counts[index] = (known.counts[index] ?? 0) + 1
      })
    },
    format(gauges = {}) {
      const lines: string[] = []
      const open = (name: string, type: string) =>
        lines.push(`# HELP ${name} ${help[name] ?? name}`, `# TYPE ${name} ${type}`)
      for (const [name, series] of counters) {
        open(name, 'counter')
        for (const [labels, value] of series) lines.push(`${name}${wrap(labels)} ${value}`)
      }
      for (const [name, series] of histograms) {
        open(name, 'histogram')
        for (const [labels, { counts, sum, count }] of series) {
          const rest = labels && `${labels},`
          buckets.forEach((bound, index) =>
            lines.push(`${name}_bucket{${rest}le="${bound}"} ${counts[index]}`),
          )
          lines.push(`${name}_bucket{${rest}le="+Inf"} ${count}`, `${name}_sum${wrap(labels)} ${sum}`)
          lines.push(`${name}_count${wrap(labels)} ${count}`)
        }
      }
      for (const [name, value] of Object.entries(gauges)) {
        open(name, 'gauge')
        lines.push(`${name} ${value}`)
      }
      return `${lines.join('\n')}\n`
    },
  }
}

const wrap = (labels: string): string => labels && `{${labels}}`

const formatLabels = (labels: Labels): string =>
  Object.entries(labels)
    .map(
      ([name, value]) =>
        `${name}="${value.replaceAll(/["\\\n]/g, (char) => (char === '\n' ? '\\n' : `\\${char}`))}"`,
    )
    .join(',')
