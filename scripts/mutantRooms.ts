/** A folder that decides about money, and the tests that are nearest to it. */
export interface MutantRoom {
  path: string
  tests: readonly string[]
}

const kit = 'packages/server-kit'
const ledgerTests = `${kit}/test/ledger/!(sweep|handedOut|startReconciling).test.ts`
const httpTests = `${kit}/test/http/!(watchedUpstream).test.ts`

/** The nearest tests see each mutant first; only what they let live is shown to all tests, which take minutes. */
export const mutantRooms: readonly MutantRoom[] = [
  ...['payment', 'money', 'webview'].map((name) => ({
    path: `packages/core/src/${name}`,
    tests: [`packages/core/src/${name}/*.test.ts`],
  })),
  {
    path: `${kit}/src/keys`,
    tests: [`${kit}/src/keys/*.test.ts`, `${kit}/test/http/{rotation,privileges}.test.ts`],
  },
  {
    path: `${kit}/src/webhooks`,
    tests: [`${kit}/src/webhooks/*.test.ts`, `${kit}/test/http/webhooks.test.ts`],
  },
  { path: `${kit}/src/http/routes`, tests: [`${kit}/src/http/*.test.ts`, httpTests] },
  { path: `${kit}/src/ledger/order`, tests: [`${kit}/src/ledger/**/*.test.ts`, ledgerTests] },
  {
    path: `${kit}/src/ledger/obtain`,
    tests: [`${kit}/src/ledger/**/*.test.ts`, `${kit}/test/ledger/*.test.ts`],
  },
  { path: `${kit}/src/ledger/observe`, tests: [ledgerTests, httpTests] },
  { path: `${kit}/src/ledger/deliver`, tests: [`${kit}/src/ledger/deliver/*.test.ts`, ledgerTests] },
  { path: `${kit}/src/ledger/sweep`, tests: [`${kit}/test/ledger/sweep.test.ts`, ledgerTests] },
  { path: `${kit}/src/ledger`, tests: [`${kit}/test/ledger/!(handedOut).test.ts`] },
]

/** The files that a room's mutants are made in: its own, not those of a room below it. */
export const filesOf = ({ path }: MutantRoom): string[] => [
  mutantRooms.some((other) => other.path.startsWith(`${path}/`)) ? `${path}/*.ts` : `${path}/**/*.ts`,
  '!**/*.test.ts',
  '!**/*.test-d.ts',
]
