import type { StartedSandbox } from '@powens-pay/sandbox/node'

/** In milliseconds. */
const pause = 250

/** Prints a line for each state a payment comes to and each webhook. Ids, states and results; nothing a person wrote. */
export function followPayments(
  { payments, webhooks, clock }: Pick<StartedSandbox, 'payments' | 'webhooks' | 'clock'>,
  print: (line: string) => void,
): () => void {
  const states = new Map<unknown, unknown>()
  let heard = 0

  function look(): void {
    const time = new Date(clock.now()).toISOString().slice(11, 19)
    for (const { id, state } of payments.list()) {
      if (states.get(id) === state) continue
      states.set(id, state)
      print(`${time}  payment ${String(id)}  ${String(state)}\n`)
    }
    for (const { status } of webhooks.attempts.slice(heard)) print(`${time}  webhook  ${describe(status)}\n`)
    heard = webhooks.attempts.length
  }
  const timer = setInterval(look, pause)
  return () => {
    clearInterval(timer)
    look()
  }
}

function describe(status: number | null): string {
  if (status === null) return 'no answer: is the app running at PUBLIC_URL?'
  if (status === 404)
    return '404: is the payment handler mounted at the path of PUBLIC_URL, with `webhook` set?'
  if (status >= 300 && status < 400)
    return `${status}: the app redirects the webhook, which Powens is not known to follow. Send it to where the redirect leads.`
  return status < 300 ? `${status} taken` : `${status} refused: the log of your app says why`
}
