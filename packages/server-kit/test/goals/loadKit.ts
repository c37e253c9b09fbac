import { vi } from 'vitest'

// Hundreds of cases each, on machines that have other things to do.
vi.setConfig({ testTimeout: 60_000 })

/** The modules with defences that a goal takes out. */
interface Modules {
  'actions/getPayment.ts': typeof import('../../src/actions/getPayment.ts')
  'adapters/node/collectBody.ts': typeof import('../../src/adapters/node/collectBody.ts')
  'http/checkJson.ts': typeof import('../../src/http/checkJson.ts')
  'http/guards.ts': typeof import('../../src/http/guards.ts')
  'http/links.ts': typeof import('../../src/http/links.ts')
  'http/prepare.ts': typeof import('../../src/http/prepare.ts')
  'http/reply.ts': typeof import('../../src/http/reply.ts')
  'internal/bytes.ts': typeof import('../../src/internal/bytes.ts')
  'internal/readBytes.ts': typeof import('../../src/internal/readBytes.ts')
  'internal/timers.ts': typeof import('../../src/internal/timers.ts')
  'keys/browserCookie.ts': typeof import('../../src/keys/browserCookie.ts')
  'keys/statement.ts': typeof import('../../src/keys/statement.ts')
  'ledger/observe/weighObservation.ts': typeof import('../../src/ledger/observe/weighObservation.ts')
  'ledger/order/createView.ts': typeof import('../../src/ledger/order/createView.ts')
  'ledger/order/hasSuccessor.ts': typeof import('../../src/ledger/order/hasSuccessor.ts')
  'ledger/order/isServed.ts': typeof import('../../src/ledger/order/isServed.ts')
  'ledger/order/judgeAttempt.ts': typeof import('../../src/ledger/order/judgeAttempt.ts')
  'ledger/order/orderDocument.ts': typeof import('../../src/ledger/order/orderDocument.ts')
  'ledger/order/storedPayment.ts': typeof import('../../src/ledger/order/storedPayment.ts')
  'ledger/order/terms.ts': typeof import('../../src/ledger/order/terms.ts')
  'powens/buildRequest.ts': typeof import('../../src/powens/buildRequest.ts')
  'powens/request.ts': typeof import('../../src/powens/request.ts')
  'powens/retryRule.ts': typeof import('../../src/powens/retryRule.ts')
  'powens/toApiError.ts': typeof import('../../src/powens/toApiError.ts')
  'webhooks/verifyWebhook.ts': typeof import('../../src/webhooks/verifyWebhook.ts')
}

/**
 * One defence taken out: a module, and what stands in for some of its exports.
 *
 * A replacement has the type of what it replaces: one of another type breaks something else than the defence, and that would
 * be seen in its place.
 */
export type Removal = {
  [Path in keyof Modules]: readonly [module: Path, replacement: Partial<Modules[Path]>]
}[keyof Modules]

/**
 * The whole handler, fresh, with some defences taken out.
 *
 * A goal is a function of a kit that counts its cases and violations, so that the same function shows both that the
 * defences hold and that it would notice if one were gone.
 */
export async function loadKit(...removals: Removal[]) {
  vi.resetModules()
  for (const [module, replacement] of removals) {
    vi.doMock(`../../src/${module}`, async (importOriginal) => ({
      ...(await importOriginal<object>()),
      ...replacement,
    }))
  }
  try {
    const shop = await import('../createShop.ts')
    const paymentKey = await import('../../src/keys/paymentKey.ts')
    const webhooks = await import('../../src/webhooks/verifyWebhook.ts')
    const powens = await import('../../src/powens/createPowens.ts')
    const checkJson = await import('../../src/http/checkJson.ts')
    const node = await import('../../src/adapters/node.ts')
    const actions = await import('../../src/index.ts')
    return { ...shop, ...paymentKey, ...webhooks, ...powens, ...checkJson, ...node, ...actions }
  } finally {
    for (const [module] of removals) vi.doUnmock(`../../src/${module}`)
  }
}

export type Kit = Awaited<ReturnType<typeof loadKit>>

export interface Verdict {
  cases: number
  violations: string[]
}

/** A verdict and the way to fill it. */
export function createVerdict() {
  const verdict: Verdict = { cases: 0, violations: [] }
  return {
    verdict,
    expectThat(holds: boolean, what: string) {
      verdict.cases++
      if (!holds) verdict.violations.push(what)
    },
  }
}

/** Numbers that look random and are the same every time. */
export function createRandom(seed: number) {
  let state = seed >>> 0
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  return {
    next,
    pick: <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T,
  }
}
