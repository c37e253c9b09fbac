import type { InstructionState } from '@powens-pay/core'
import type { Bank } from '../../engine/Bank.ts'
import type { InstructionRecord, PaymentRecord } from '../../engine/PaymentRecord.ts'
import { fromDate } from '../../engine/time.ts'
import type { Cause } from '../../engine/WebhookSender.ts'
import type { World } from '../../engine/World.ts'
import { isDrivenByLabel, isTestConnector } from '../connectors/testConnector.ts'
import { changePayment, reject, schedule } from './changePayment.ts'
import { moveMoney, moveMoneyLater } from './moveMoney.ts'
import { parseScenario, type Step } from './parseScenario.ts'

interface Outcome {
  /** Milliseconds until the bank knows; `Infinity`: it never says. */
  after: number
  state: Extract<InstructionState, 'done' | 'accepted' | 'rejected'>
  errorCode: string | null
}

// Powens does not print which error code the test connector gives for which step; these are the nearest in meaning.
const errorCodes: Partial<Record<Step, string>> = {
  canc: 'CancelledByUser',
  rjct: 'noSpecifiedReason',
  err: 'invalidAmount',
  bug: 'bug',
}

/** What the bank does with an approved payment: takes each instruction through its steps until all are final. */
export function runPlan(world: World, record: PaymentRecord, bank: Bank, cause: Cause): void {
  const outcomes = record.instructions.map((instruction) => planInstruction(world, record, instruction, bank))
  const isUnknown = record.instructions.length > 1 && !bank.behaviour.tellsInstructions

  const apply = (elapsed: number, by: Cause) => {
    const reached = outcomes.map((outcome) => (outcome.after <= elapsed ? outcome : null))
    record.instructions.forEach((instruction, index) => {
      instruction.state = isUnknown ? null : (reached[index]?.state ?? 'pending')
    })
    if (reached.includes(null)) {
      changePayment(world, record, { state: 'pending', action: null, validate_uri: null }, by)
    } else {
      finish(world, record, outcomes, isUnknown, by)
    }
  }

  apply(0, cause)
  const moments = new Set(outcomes.map(({ after }) => after).filter((after) => after > 0 && after < Infinity))
  for (const after of moments) schedule(world, record, after, () => apply(after, 'background'))
}

function finish(world: World, record: PaymentRecord, outcomes: Outcome[], isUnknown: boolean, cause: Cause) {
  record.instructions.forEach((instruction, index) => {
    const state = outcomes[index]?.state
    if (state === 'done') moveMoney(world, record, instruction)
    if (state === 'accepted') moveMoneyLater(world, record, instruction)
  })
  const states = new Set(outcomes.map(({ state }) => state))
  if (!states.has('rejected')) {
    // Powens has no state for a bulk that is partly done and partly accepted; it is as sure as its weakest transfer.
    const state = states.has('accepted') ? 'accepted' : 'done'
    if (isUnknown) for (const instruction of record.instructions) instruction.state = state
    changePayment(world, record, { state, action: null }, cause)
  } else if (states.size === 1) {
    const errorCode = outcomes[0]?.errorCode ?? 'noSpecifiedReason'
    reject(world, record, errorCode, cause, describe(errorCode))
  } else {
    if (isUnknown) for (const instruction of record.instructions) instruction.state = 'accepted'
    changePayment(world, record, { state: 'partial', action: null }, cause)
  }
}

function planInstruction(
  world: World,
  record: PaymentRecord,
  instruction: InstructionRecord,
  bank: Bank,
): Outcome {
  const { phases } = world.settings
  const phase = instruction.execution_date_type === 'instant' ? phases.instant : phases.other
  const success = bank.settings.partial_status_tracking.includes(instruction.execution_date_type)
    ? 'accepted'
    : 'done'

  // The test connector's interactive use cases end as they are documented, whatever the label says.
  if (!isDrivenByLabel(bank, record)) return { after: 0, state: 'done', errorCode: null }

  // The first label drives the payment. Where every transfer has its own, one may fare differently from the others.
  const hasOwn = !isTestConnector(bank) || world.settings.labelsInBulk === 'each'
  const own = hasOwn ? parseScenario(instruction.label) : []
  const steps = own.length > 0 ? own : parseScenario(record.instructions[0]?.label ?? '')
  if (steps.length > 0) {
    const last = steps.at(-1) as Step
    const errorCode = errorCodes[last] ?? null
    return {
      after: steps.filter((step) => step === 'pdng').length * phase,
      state: errorCode === null ? success : 'rejected',
      errorCode,
    }
  }
  const after = isTestConnector(bank) ? 0 : waitAtBank(world, instruction, bank, phase)
  return { after, state: success, errorCode: null }
}

/** How long a bank takes where no label says so. */
function waitAtBank(world: World, instruction: InstructionRecord, bank: Bank, phase: number): number {
  const until = (date: string) => Math.max(phase, fromDate(date) - world.clock.now())
  switch (instruction.execution_date_type) {
    case 'instant':
      return bank.behaviour.isSlow ? phase : 0
    case 'first_open_day':
      return phase
    case 'deferred':
      return instruction.execution_date ? until(instruction.execution_date) : phase
    case 'periodic':
      return instruction.end_date ? until(instruction.end_date) : Infinity
  }
}

function describe(errorCode: string): string | null {
  return errorCode === 'invalidAmount' ? 'The amount was refused by the bank.' : null
}
