import type { Connector } from '@powens-pay/core'

/** The banks' names, as far as this process has read them: no call is made for a name alone. */
export interface BankNames {
  /** Takes the names of a list of banks, in place of those of an older list. */
  remember(banks: readonly Connector[]): void
  recall(uuid: string | null): string | null
}

const longestName = 100

export function createBankNames(): BankNames {
  let known: readonly Connector[] = []
  let names = new Map<string, string>()
  return {
    remember(banks) {
      // The same list comes with every call until it is read again.
      if (banks === known) return
      known = banks
      names = new Map(banks.map(({ uuid, name }) => [uuid, name.slice(0, longestName)]))
    },
    recall: (uuid) => (uuid === null ? null : (names.get(uuid) ?? null)),
  }
}
