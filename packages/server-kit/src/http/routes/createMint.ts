import { BoundedMap } from '../../internal/BoundedMap.ts'
import type { WebviewName } from '../../ledger/order/Attempt.ts'
import type { LivePayment } from '../../ledger/order/OrderRecord.ts'
import type { MintedToken } from '../../ledger/obtain/mintToken.ts'
import type { Call } from '../Call.ts'

export type Mint = (call: Call, live: LivePayment) => Promise<MintedToken | null>

const mintedFor = 60_000
/** More payers than leave in a minute; the token of the first of them is made anew. */
const mostMinted = 10_000

/**
 * A scoped token cannot be revoked, so a payment gets at most one a minute for a webview. It is remembered here that long,
 * and never stored.
 */
export function createMint(webview: WebviewName): Mint {
  const minted = new BoundedMap<number, { token: Promise<MintedToken | null>; at: number }>(mostMinted)
  return ({ settings: { powens }, ledger }, live) => {
    const { paymentId } = live.attempt
    const now = powens.now()
    const known = minted.get(paymentId)
    // A time ahead was written by a clock that has been put right since.
    if (known && known.at <= now && now < known.at + mintedFor) return known.token

    const token = ledger.mint(live, webview)
    minted.set(paymentId, { token, at: now })
    token.catch(() => minted.delete(paymentId))
    return token
  }
}
