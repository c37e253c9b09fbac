import { isNodeAtLeast } from '../program/isNodeAtLeast.ts'
import { UsageError } from '../program/UsageError.ts'

/** Throws `UsageError` when the store that `STORE` names needs a newer Node than this one. */
export function requireNodeFor(store: string, version: string = process.version): void {
  if (!store.startsWith('sqlite:') || isNodeAtLeast(version, [22, 13])) return
  throw new UsageError(
    `powens-pay broker keeps payments in ${store}, for which it needs Node 22.13 or newer: ${version} has no embedded ` +
      'database. Install a newer Node, or set STORE to postgres://user@host/database or redis://host:6379.',
  )
}
