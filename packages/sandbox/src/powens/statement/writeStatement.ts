import type { Movement } from '../../engine/Movement.ts'
import type { World } from '../../engine/World.ts'
import { findCurrency } from '../payment/currencies.ts'

/** Which account and days, and how its bank writes them. */
export interface StatementOptions {
  /** The IBAN of the account. */
  account: string
  /** First and last day, `YYYY-MM-DD`, UTC. @default all */
  from?: string
  to?: string
  /** @default 'camt.053' */
  format?: 'camt.053' | 'csv'
  /** One booking for all that a payment moved on a day. @default every transfer has its own */
  batches?: boolean
  /** Leaves the end-to-end ids out, as some banks do. @default false */
  withoutReferences?: boolean
}

interface Line extends Movement {
  day: string
  isCredit: boolean
}

/** The statement of an account, written from what the banks of the sandbox moved. */
export function writeStatement(world: World, options: StatementOptions): string {
  const account = options.account.replaceAll(' ', '')
  const lines = world.store.movements
    .map((movement): Line => {
      const comesIn = movement.to.identification === account
      return {
        ...movement,
        day: new Date(movement.at).toISOString().slice(0, 10),
        isCredit: comesIn !== movement.isReturn,
      }
    })
    .filter(({ to, from }) => to.identification === account || from?.identification === account)
  const shown = lines.filter(
    ({ day }) => (!options.from || day >= options.from) && (!options.to || day <= options.to),
  )
  const before = lines.filter(({ day }) => options.from !== undefined && day < options.from)
  return options.format === 'csv' ? toCsv(shown, options) : toCamt(shown, before, { ...options, account })
}

const decimal = (minorUnits: bigint, currency: string): string => {
  const digits = findCurrency(currency)?.precision ?? 2
  const text = String(minorUnits < 0n ? -minorUnits : minorUnits).padStart(digits + 1, '0')
  return digits ? `${text.slice(0, -digits)}.${text.slice(-digits)}` : text
}

const sum = (lines: readonly Line[]): bigint =>
  lines.reduce((total, { minorUnits, isCredit }) => (isCredit ? total + minorUnits : total - minorUnits), 0n)

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

type CamtOptions = StatementOptions & { account: string }

function toCamt(lines: readonly Line[], before: readonly Line[], options: CamtOptions): string {
  const { account, from, to } = options
  const currency = lines[0]?.currency ?? 'EUR'
  const first = from ?? lines[0]?.day ?? '2026-01-01'
  const last = to ?? lines.at(-1)?.day ?? first
  const opening = sum(before)
  const balance = (code: string, units: bigint, day: string) =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="${currency}">${decimal(units, currency)}</Amt>` +
    `<CdtDbtInd>${units < 0n ? 'DBIT' : 'CRDT'}</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>`
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>',
    `<GrpHdr><MsgId>SANDBOX-${last}</MsgId><CreDtTm>${last}T23:59:59Z</CreDtTm></GrpHdr>`,
    `<Stmt><Id>${first}/${last}</Id><FrToDt><FrDtTm>${first}T00:00:00Z</FrDtTm><ToDtTm>${last}T23:59:59Z</ToDtTm></FrToDt>`,
    `<Acct><Id><IBAN>${account}</IBAN></Id><Ccy>${currency}</Ccy></Acct>`,
    balance('OPBD', opening, first),
    balance('CLBD', opening + sum(lines), last),
    ...groupLines(lines, options.batches ?? false).map((group) => toNtry(group, options)),
    '</Stmt></BkToCstmrStmt></Document>\n',
  ].join('\n')
}

/** The lines of each booking. */
function groupLines(lines: readonly Line[], batches: boolean): Line[][] {
  if (!batches) return lines.map((line) => [line])
  const groups = new Map<string, Line[]>()
  for (const line of lines) {
    const { paymentId, day, isCredit, isReturn } = line
    const key = `${paymentId} ${day} ${isCredit} ${isReturn}`
    groups.set(key, [...(groups.get(key) ?? []), line])
  }
  return [...groups.values()]
}

function toNtry(group: readonly Line[], { withoutReferences = false }: StatementOptions): string {
  const [line] = group as [Line, ...Line[]]
  const { currency, day, isCredit, isReturn } = line
  const direction = `<CdtDbtInd>${isCredit ? 'CRDT' : 'DBIT'}</CdtDbtInd>`
  const amount = (units: bigint) => `<Amt Ccy="${currency}">${decimal(units, currency)}</Amt>`
  const transactions = group.map(
    ({ reference_id, label, minorUnits }) =>
      `<TxDtls><Refs><EndToEndId>${withoutReferences ? 'NOTPROVIDED' : escape(reference_id)}</EndToEndId></Refs>` +
      `${amount(minorUnits)}${direction}<RmtInf><Ustrd>${escape(label)}</Ustrd></RmtInf>` +
      `${isReturn ? '<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>' : ''}</TxDtls>`,
  )
  return (
    `<Ntry>${amount(group.reduce((total, { minorUnits }) => total + minorUnits, 0n))}${direction}<Sts><Cd>BOOK</Cd></Sts>` +
    `<BookgDt><Dt>${day}</Dt></BookgDt><NtryDtls>${transactions.join('')}</NtryDtls></Ntry>`
  )
}

function toCsv(lines: readonly Line[], { withoutReferences = false }: StatementOptions): string {
  const quote = (text: string) => `"${text.replaceAll('"', '""')}"`
  const rows = lines.map(({ day, isCredit, minorUnits, currency, reference_id, label }) =>
    [
      day,
      `${isCredit ? '' : '-'}${decimal(minorUnits, currency)}`,
      currency,
      withoutReferences ? '' : quote(reference_id),
      quote(label),
    ].join(';'),
  )
  return ['Booking date;Amount;Currency;End-to-end reference;Description', ...rows, ''].join('\n')
}
