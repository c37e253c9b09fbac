import { expect, test, vi } from 'vitest'
import { followPayments } from './followPayments.ts'

type Followed = Parameters<typeof followPayments>[0]

function follow() {
  vi.useFakeTimers()
  const payments: Record<string, unknown>[] = []
  const attempts: { status: number | null }[] = []
  const lines: string[] = []
  const stop = followPayments(
    {
      payments: { list: () => payments },
      webhooks: { attempts },
      clock: { now: () => Date.UTC(2026, 0, 15, 9, 30) },
    } as unknown as Followed,
    (line) => lines.push(line.trimEnd()),
  )
  return { payments, attempts, lines, stop }
}

test('default: a line for each state and each webhook, and nothing a person wrote', () => {
  const { payments, attempts, lines, stop } = follow()
  payments.push({ id: 1, state: 'created', instructions: [{ label: 'a secret' }] })
  vi.advanceTimersByTime(1_000)
  payments[0] = { id: 1, state: 'done' }
  attempts.push({ status: 204 })
  stop()
  expect(lines).toEqual([
    '09:30:00  payment 1  created',
    '09:30:00  payment 1  done',
    '09:30:00  webhook  204 taken',
  ])
})

test.each([
  [null, 'no answer: is the app running'],
  [308, '308: the app redirects the webhook'],
  [404, 'is the payment handler mounted'],
  [401, '401 refused: the log of your app says why'],
])('behavior: a webhook with the answer %s says what to do', (status, sentence) => {
  const { attempts, lines, stop } = follow()
  attempts.push({ status })
  stop()
  expect(lines.join()).toContain(sentence)
})
