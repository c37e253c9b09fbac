import type { PaymentStore } from '@powens-pay/server-kit'

export interface Health {
  /** The process runs. */
  answerHealth(): Response
  /** It takes payments: it is not stopping and its store answers. */
  answerReady(): Promise<Response>
  isReady(): Promise<boolean>
  /** Not ready from now on, so that a load balancer sends no more requests here. */
  stop(): void
}

const patience = 2_000

export function createHealth(store: PaymentStore): Health {
  let isStopping = false

  async function findReason(): Promise<string | null> {
    if (isStopping) return 'stopping'
    let timer: ReturnType<typeof setTimeout> | undefined
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(resolve, patience, 'late')
    })
    try {
      return (await Promise.race([store.read('health'), late])) === 'late' ? 'store' : null
    } catch {
      return 'store'
    } finally {
      clearTimeout(timer)
    }
  }

  return {
    answerHealth: () => Response.json({ status: 'ok' }),
    async answerReady() {
      const reason = await findReason()
      return Response.json(reason ? { status: 'unavailable', reason } : { status: 'ok' }, {
        status: reason ? 503 : 200,
      })
    },
    isReady: async () => (await findReason()) === null,
    stop() {
      isStopping = true
    },
  }
}
