import type { InstructionRecord, PaymentRecord } from '../../engine/PaymentRecord.ts'
import type { World } from '../../engine/World.ts'
import { findCurrency } from '../payment/currencies.ts'

/** The bank carries a transfer out: the money is on the other account now. */
export function moveMoney(world: World, record: PaymentRecord, instruction: InstructionRecord): void {
  const { reference_id, label, amount, currency, beneficiary } = instruction
  const { scheme_name, identification, label: name } = beneficiary
  world.store.addMovement({
    at: world.clock.now(),
    paymentId: record.id,
    reference_id,
    label,
    minorUnits: BigInt(Math.round(amount * 10 ** (findCurrency(currency)?.precision ?? 2))),
    currency,
    from: record.payer,
    to: { scheme_name, identification, label: name },
    isReturn: false,
  })
}

/**
 * A bank that only accepts carries the transfer out some time later, and tells nobody. Nor does it tell that it refuses it
 * then. (docs/powens.md#meaning-of-a-state)
 */
export function moveMoneyLater(world: World, record: PaymentRecord, instruction: InstructionRecord): void {
  world.clock.after(world.settings.phases.execution, () => {
    if (!record.isRefusedLater) moveMoney(world, record, instruction)
  })
}

/** The bank of the beneficiary sends the money of a payment back, as far as it has moved and is still there. */
export function returnMoney(world: World, record: PaymentRecord): void {
  const own = world.store.movements.filter(({ paymentId }) => paymentId === record.id)
  const back = new Set(own.filter(({ isReturn }) => isReturn).map(({ reference_id }) => reference_id))
  for (const movement of own) {
    if (!movement.isReturn && !back.has(movement.reference_id))
      world.store.addMovement({ ...movement, at: world.clock.now(), isReturn: true })
  }
}
