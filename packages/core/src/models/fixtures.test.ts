import { describe, expect, test } from 'vitest'
import type * as z from 'zod'
import { loadFixtures } from '../../fixtures/loadFixtures.ts'
import { schemas as allSchemas } from '../../test/schemas.ts'
import { getErrorEntry } from '../errors/errorCatalogue.ts'
import * as core from '../index.ts'
import { canCancelPayment } from '../payment/canCancelPayment.ts'
import { interpretInstructions } from '../payment/interpretInstructions.ts'
import { interpretPayment } from '../payment/interpretPayment.ts'
import { accountSchemeNames, payerAccountUses } from '../vocabulary/accounts.ts'
import { apiErrorCodes } from '../vocabulary/errorCodes.ts'
import { identityKinds, identitySchemes } from '../vocabulary/identities.ts'
import { paymentDateFilters, paymentOrders } from '../vocabulary/paymentLists.ts'
import { scopes } from '../vocabulary/scopes.ts'
import { buildWebviewUrl } from '../webview/buildWebviewUrl.ts'
import { parseCallback } from '../webview/parseCallback.ts'
import { currencySchema } from './currency.ts'
import { instructionRequestSchema } from './instruction.ts'

const schemas: Record<string, z.ZodType> = {
  ...allSchemas,
  currencyObject: currencySchema.options[1],
  deferredInstructionRequest: instructionRequestSchema,
  periodicInstructionRequest: instructionRequestSchema,
}
const words: Record<string, readonly string[]> = {
  ...core,
  accountSchemeNames,
  apiErrorCodes,
  identityKinds,
  identitySchemes: Object.keys(identitySchemes),
  payerAccountUses,
  paymentDateFilters,
  paymentOrders,
  scopes,
} as never

type Readable = Parameters<typeof interpretPayment>[0]
const readings: Record<string, (value: never) => unknown> = {
  callback: (url: string) => parseCallback(url),
  webviewUrl: (parameters: Parameters<typeof buildWebviewUrl>[0]) => buildWebviewUrl(parameters),
  outcome: (payment: Readable) => interpretPayment(payment).status,
  failureReason: (payment: Readable) => {
    const outcome = interpretPayment(payment)
    return outcome.status === 'failed' && outcome.reason
  },
  instructionsOutcome: (payment: Parameters<typeof interpretInstructions>[0]) =>
    interpretInstructions(payment).instructions.map(({ status }) => status),
  canCancel: (payment: Parameters<typeof canCancelPayment>[0]) => canCancelPayment(payment),
  nextStep: (code: string) => getErrorEntry(code).nextStep,
}

/** Written by the loops below, as each case proves itself. */
const counts = {
  words: 0,
  samples: 0,
  requiredFields: 0,
  optionalFields: 0,
  accepted: 0,
  refused: 0,
  readings: 0,
}
const schemaOf = (model: string) => {
  const schema = schemas[model]
  if (!schema) throw new Error(`No schema is called ${model}.`)
  return schema
}
const messagesOf = (model: string, value: unknown) => {
  const { success, error } = schemaOf(model).safeParse(value)
  expect(success).toBe(false)
  return error!.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('\n')
}

describe.each(loadFixtures())('$title', (fixtures) => {
  const rows = fixtures.tables.flatMap(({ model, base, rows }) =>
    rows.map((row) => ({ model, base, ...row })),
  )
  const requiredRows = rows.filter((row) => row.required)
  const optionalRows = rows.filter((row) => !row.required)
  // Two rows take any JSON at all.
  const typedRows = rows.filter((row) => !row.field.startsWith('value_'))
  const readingCases = fixtures.cases.filter((fixture) => fixture.model in readings)
  const modelCases = fixtures.cases.filter((fixture) => !(fixture.model in readings))
  const refusedCases = modelCases.filter((fixture) => fixture.refused !== undefined)
  const acceptedCases = modelCases.filter((fixture) => fixture.refused === undefined)
  const lists = Object.entries(fixtures.words)

  test.runIf(lists.length).each(lists)('words: %s', (name, list) => {
    expect([...words[name]!].toSorted()).toEqual(list.toSorted())
    counts.words += list.length
  })

  test.runIf(rows.length).each(rows)('table: $model, $field', ({ model, base, field, samples }) => {
    for (const sample of samples) {
      const value = { ...base, [field]: sample }
      expect(schemaOf(model).parse(value)).toEqual(value)
      counts.samples++
    }
  })

  test.runIf(requiredRows.length).each(requiredRows)('table: $model, $field is required', (row) => {
    const { [row.field]: _, ...rest } = row.base
    expect(messagesOf(row.model, rest)).toContain(row.field)
    counts.requiredFields++
  })

  test.runIf(optionalRows.length).each(optionalRows)('table: $model, $field is optional', (row) => {
    const { [row.field]: _, ...rest } = row.base
    expect(schemaOf(row.model).parse(rest)).toEqual(rest)
    counts.optionalFields++
  })

  // A loose object takes anything under a key it does not know, so a row proves nothing until a wrong type is refused.
  test.runIf(typedRows.length).each(typedRows)('table: $model, $field is known', ({ model, base, field }) => {
    expect(schemaOf(model).safeParse({ ...base, [field]: Symbol('wrong') }).success).toBe(false)
  })

  test.runIf(acceptedCases.length).each(acceptedCases)('$model: $name', ({ model, value, expected }) => {
    expect(schemaOf(model).parse(value)).toMatchObject((expected ?? value) as object)
    counts.accepted++
  })

  test.runIf(refusedCases.length).each(refusedCases)('$model: $name', ({ model, value, refused }) => {
    expect(messagesOf(model, value)).toContain(refused)
    counts.refused++
  })

  test.runIf(readingCases.length).each(readingCases)('$model: $name', ({ model, value, expected }) => {
    expect(readings[model]!(value as never)).toEqual(expected)
    counts.readings++
  })
})

test('the count', () => {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  console.info(`${total} facts of docs/powens.md hold: ${JSON.stringify(counts)}`)
  expect(total).toBeGreaterThanOrEqual(827)
})
