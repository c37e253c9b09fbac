import { createPaymentError } from '@powens-pay/core'
import { toUtf8 } from '../internal/bytes.ts'
import { readBytes } from '../internal/readBytes.ts'
import { readCamt } from './camt/readCamt.ts'
import type { CsvOptions } from './csv/CsvOptions.ts'
import { readCsv } from './csv/readCsv.ts'
import { decodeCsv, decodeXml, readHead } from './decodeText.ts'
import { refuseStatement } from './refuseStatement.ts'
import type { Statement } from './Statement.ts'

/** The file of a statement: its text, its bytes, or where they come from, such as `request.body`. */
export type StatementFile = string | Uint8Array | Blob | ReadableStream<Uint8Array>

export interface ReadStatementOptions {
  /** How to read a CSV. A CAMT.053 needs nothing. */
  csv?: CsvOptions | undefined
  /** The most bytes that are read. @default 64 MiB, about sixty thousand bookings in CAMT.053 */
  maximumBytes?: number | undefined
}

const mebibyte = 1024 * 1024

/**
 * Reads a bank statement: CAMT.053 of any version, or a bank's CSV. What the file does not say plainly is refused or listed
 * in `faults`, and never guessed.
 *
 * Throws `invalid_request` for another kind of file, `body_too_large` for more than `maximumBytes`.
 */
export async function readStatement(
  file: StatementFile,
  options: ReadStatementOptions = {},
): Promise<Statement> {
  const { csv = {}, maximumBytes = 64 * mebibyte } = options
  const bytes = await collect(file, maximumBytes)
  const head = readHead(bytes)
  if (head === '') throw refuseStatement('the file is empty.')
  if (head.startsWith('PK') || head.startsWith('\u001f\u2039'))
    throw refuseStatement('the file is compressed. Unpack it first.')
  if (head.startsWith('%PDF')) throw refuseStatement('it is a PDF. Export CAMT.053 or CSV from the bank.')
  if (/^(?:\{1:|:20:)/.test(head))
    throw refuseStatement('it is an MT940. Export CAMT.053 or CSV from the bank.')
  return head.startsWith('<') ? readCamt(decodeXml(bytes)) : readCsv(decodeCsv(bytes), csv)
}

async function collect(file: StatementFile, limit: number): Promise<Uint8Array> {
  try {
    if (file instanceof ReadableStream) return await readBytes(file, limit)
    if (file instanceof Blob) return await readBytes(file.stream(), limit)
  } catch (error) {
    throw isTooLong(error) ? refuseLength(limit) : error
  }
  const bytes = typeof file === 'string' ? toUtf8(file) : file
  if (bytes.length > limit) throw refuseLength(limit)
  return bytes
}

const isTooLong = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === 'body_too_large'

const refuseLength = (limit: number): Error =>
  createPaymentError(
    'body_too_large',
    `The statement is longer than ${Math.floor(limit / mebibyte)} MiB, which one file may have. Nothing was matched or changed. ` +
      'Export fewer days, or raise maximumBytes.',
  )
