/** A folder that decides about money, and the tests that are near to it. */
export interface MutantRoom {
  path: string
  /** Rings of tests, the nearest first. What one ring lets live is shown to the next, and in the end to all tests. */
  rings: readonly (readonly string[])[]
}

const kit = 'packages/server-kit'
const ofLedger = `${kit}/test/ledger/!(sweep|handedOut|startReconciling).test.ts`
const ofHttp = `${kit}/test/http/!(watchedUpstream).test.ts`
const unit = `${kit}/src/ledger/**/*.test.ts`

export const mutantRooms: readonly MutantRoom[] = [
  ...['payment', 'money', 'webview'].map((name) => ({
    path: `packages/core/src/${name}`,
    rings: [[`packages/core/src/${name}/*.test.ts`]],
  })),
  {
    path: `${kit}/src/keys`,
    rings: [[`${kit}/src/keys/*.test.ts`], [`${kit}/test/http/{rotation,privileges}.test.ts`]],
  },
  {
    path: `${kit}/src/webhooks`,
    rings: [[`${kit}/src/webhooks/*.test.ts`], [`${kit}/test/http/webhooks.test.ts`]],
  },
  { path: `${kit}/src/http/routes`, rings: [[`${kit}/src/http/*.test.ts`], [ofHttp]] },
  { path: `${kit}/src/ledger/order`, rings: [[unit], [ofLedger]] },
  { path: `${kit}/src/ledger/obtain`, rings: [[unit], [ofLedger], [`${kit}/test/ledger/handedOut.test.ts`]] },
  {
    path: `${kit}/src/ledger/observe`,
    rings: [[`${kit}/test/ledger/{money,news}.test.ts`], [ofLedger], [ofHttp]],
  },
  {
    path: `${kit}/src/ledger/deliver`,
    rings: [
      [unit, `${kit}/test/ledger/{delivery,news}.test.ts`],
      [ofLedger, `${kit}/test/http/storeReads.test.ts`],
    ],
  },
  {
    path: `${kit}/src/ledger/sweep`,
    rings: [
      [`${kit}/test/ledger/{startReconciling,upstreamBudget}.test.ts`],
      [`${kit}/test/ledger/sweep.test.ts`],
    ],
  },
  {
    path: `${kit}/src/ledger`,
    rings: [
      [`${kit}/test/ledger/{forget,ledger,delivery,upstreamBudget}.test.ts`],
      [`${kit}/test/ledger/*.test.ts`],
    ],
  },
]

/** The files that a room's mutants are made in: its own, not those of a room below it. */
export const filesOf = ({ path }: MutantRoom): string[] => [
  mutantRooms.some((other) => other.path.startsWith(`${path}/`)) ? `${path}/*.ts` : `${path}/**/*.ts`,
  '!**/*.test.ts',
  '!**/*.test-d.ts',
]
