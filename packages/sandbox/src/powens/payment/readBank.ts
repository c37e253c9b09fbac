import type { Bank } from '../../engine/Bank.ts'
import { findBank, type World } from '../../engine/World.ts'
import type { Body } from '../../http/readBody.ts'
import { invalid } from '../../http/RefusalError.ts'

/** The bank a body names, by uuid or by the deprecated number; `null` when it names none. */
export function readBank(world: World, body: Body): Bank | null {
  const wanted = body['connector_uuid'] ?? body['id_connector'] ?? null
  if (wanted === null) return null
  const bank = typeof wanted === 'string' || typeof wanted === 'number' ? findBank(world, wanted) : undefined
  if (!bank) throw invalid('The parameter connector_uuid is unknown, or not eligible for payments.')
  return bank
}
