import { paymentRequestSchema } from '@powens-pay/core/models'
import { expect, expectTypeOf, test } from 'vitest'
import { transfer, type TransferParameters } from './transfer.ts'

const parameters = {
  amount: '5.70',
  currency: 'EUR',
  execution_date_type: 'instant',
  label: 'Order 42',
  beneficiary: { iban: 'FR1420041010050500013M02606', name: 'Shop SAS' },
} as const

test('default', () => {
  expect(transfer(parameters)).toEqual({
    instructions: [
      {
        amount: '5.70',
        currency: 'EUR',
        execution_date_type: 'instant',
        label: 'Order 42',
        beneficiary: {
          scheme_name: 'iban',
          identification: 'FR1420041010050500013M02606',
          label: 'Shop SAS',
        },
      },
    ],
  })
})

test.each(['instant', 'first_open_day'] as const)('behavior: %s is all that Powens requires', (type) => {
  const request = transfer({ ...parameters, execution_date_type: type })
  const whole = { ...request, client_redirect_uri: 'https://shop.example/return' }
  expect(paymentRequestSchema.safeParse(whole).error).toBeUndefined()
})

test('behavior: nothing that Powens requires is left to a default', () => {
  expectTypeOf<Omit<typeof parameters, 'currency'>>().not.toExtend<TransferParameters>()
  expectTypeOf<Omit<typeof parameters, 'label'>>().not.toExtend<TransferParameters>()
  expectTypeOf<Omit<typeof parameters, 'execution_date_type'>>().not.toExtend<TransferParameters>()
  expectTypeOf<{ iban: string }>().not.toExtend<TransferParameters['beneficiary']>()
  expectTypeOf<'deferred'>().not.toExtend<TransferParameters['execution_date_type']>()
})
