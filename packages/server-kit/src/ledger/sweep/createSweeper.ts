import { requirePositive } from '../../internal/requirePositive.ts'
import type { LedgerContext } from '../LedgerContext.ts'
import { createSweepMark } from './createSweepMark.ts'
import { sweepOrders, type ReconcileOptions, type ReconcileResult } from './sweepOrders.ts'

export interface SweepingOptions extends Omit<ReconcileOptions, 'signal'> {
  /** Milliseconds from the end of one sweep to the next. @default 60000 */
  every?: number | undefined
}

/** Sweeps that go on until they are closed. */
export interface Sweeping {
  /** Begins nothing more, and waits for what is under way. */
  close(): Promise<void>
}

export interface Sweeper extends Sweeping {
  sweep(options?: ReconcileOptions): Promise<ReconcileResult>
  /** Sweeps again and again. A failure is reported, and the next sweep comes all the same. */
  keepSweeping(options: SweepingOptions): Sweeping
  /** Whether any sweep has begun, in this process or lately in another, such as a platform's cron. */
  isSwept(): Promise<boolean>
}

export function createSweeper(context: LedgerContext): Sweeper {
  const open = new Set<Sweeping>()
  const mark = createSweepMark(context)
  let isSwept = false
  let isClosed = false

  async function sweep(options?: ReconcileOptions): Promise<ReconcileResult> {
    isSwept = true
    const [result] = await Promise.all([sweepOrders(context, options), mark.set()])
    return result
  }

  function keepSweeping({ every = 60_000, ...options }: SweepingOptions): Sweeping {
    requirePositive('every', every)
    // Now, and not at each sweep.
    for (const name of ['timeBudget', 'concurrency'] as const) requirePositive(name, options[name] ?? 1)
    const controller = new AbortController()
    const { signal } = controller
    let timer: ReturnType<typeof setTimeout> | undefined
    let underWay = Promise.resolve()

    const isGoingOn = ({ hasMore, looked, failed }: ReconcileResult): boolean =>
      // Where everything fails, the pause is what is missing.
      hasMore && looked > failed && !signal.aborted

    async function sweepAll(): Promise<void> {
      try {
        while (isGoingOn(await sweep({ ...options, signal })));
      } catch (error) {
        context.onError(error, { requestId: 'reconcile' })
      }
      if (!signal.aborted) timer = setTimeout(start, every)
    }
    const start = (): void => void (underWay = sweepAll())

    const sweeping: Sweeping = {
      async close() {
        controller.abort()
        clearTimeout(timer)
        open.delete(sweeping)
        await underWay
      },
    }
    open.add(sweeping)
    if (isClosed) controller.abort()
    else start()
    return sweeping
  }

  return {
    sweep,
    keepSweeping,
    isSwept: async () => isSwept || (await mark.isSet()),
    async close() {
      isClosed = true
      await Promise.all([...open].map(({ close }) => close()))
    },
  }
}
