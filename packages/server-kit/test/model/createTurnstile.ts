/** Lets one actor's code run from one step to the next, and no further. */
export interface Turnstile {
  /** Waits for the actor's turn. */
  pass(op: string): Promise<void>
  /** The step that the actor waits before; `null` once its work has ended. */
  next(): string | null
  /** Gives the actor one turn. */
  turn(): Promise<void>
}

/** Starts work that calls `pass` before each of its steps. */
export async function createTurnstile(
  work: (pass: Turnstile['pass']) => Promise<unknown>,
): Promise<Turnstile> {
  let waiting: { op: string; go: () => void } | null = null
  let arrive = (): void => undefined
  let arrival = new Promise<void>((resolve) => (arrive = resolve))
  const pass = (op: string): Promise<void> =>
    new Promise((go) => {
      waiting = { op, go }
      arrive()
    })
  const next = (): string | null => waiting?.op ?? null

  void work(pass).then(() => arrive())
  await arrival
  return {
    pass,
    next,
    async turn() {
      const go = waiting?.go
      waiting = null
      arrival = new Promise<void>((resolve) => (arrive = resolve))
      go?.()
      if (go) await arrival
    },
  }
}
