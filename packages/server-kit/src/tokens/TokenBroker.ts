import type { Open, Scope } from '@powens-pay/core'

/** Gives service tokens: one request however many calls wait for it, and a new token before the old one ends. */
export interface TokenBroker {
  get(scope: Open<Scope>): Promise<string>
  /** Gives the token that follows one Powens refused. However many report the same token, it is replaced once. */
  replace(scope: Open<Scope>, refused: string): Promise<string>
}
