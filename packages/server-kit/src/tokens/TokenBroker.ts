import type { Open, Scope } from '@powens-pay/core'

/** Hands out service tokens: one request however many ask, renewed before they end. */
export interface TokenBroker {
  get(scope: Open<Scope>): Promise<string>
  /** Gives the token that follows one Powens refused. However many report the same token, it is replaced once. */
  replace(scope: Open<Scope>, refused: string): Promise<string>
}
