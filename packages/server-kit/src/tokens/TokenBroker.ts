import type { Open, Scope } from '@powens-pay/core'

/** What a service token may do. (docs/powens.md#scopes) */
export type ServiceScope = Open<Scope>

/** Hands out service tokens: one request however many ask, renewed before they end. */
export interface TokenBroker {
  get(scope: ServiceScope): Promise<string>
  /** Gives the token that follows one Powens refused. However many report the same token, it is replaced once. */
  replace(scope: ServiceScope, refused: string): Promise<string>
}
