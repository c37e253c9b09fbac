import { parseCallback } from '@powens-pay/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PaymentRecord } from '../../engine/PaymentRecord.ts'
import { buildCallback } from './buildCallback.ts'

const text = fc.string({ unit: 'grapheme-composite', minLength: 1, maxLength: 20 })

test('default', () => {
  expect(buildCallback('https://shop.example/return', 501, { state: 'order-1042', error: 'cancelled' })).toBe(
    'https://shop.example/return?state=order-1042&id_payment=501&error=cancelled',
  )
})

test("behavior: core's parseCallback reads back whatever is in it", () => {
  fc.assert(
    fc.property(
      fc.nat(),
      text,
      fc.option(text, { nil: undefined }),
      fc.option(fc.record({ error_code: fc.option(text), bankMessage: fc.option(text), state: text }), {
        nil: undefined,
      }),
      (id, state, error, outcome) => {
        const url = buildCallback('https://shop.example/return', id, {
          state,
          ...(error !== undefined && { error }),
          ...(outcome && { outcome: outcome as PaymentRecord }),
        })
        expect(parseCallback(url)).toEqual({
          paymentId: id,
          paymentKey: state,
          claimed: {
            state: outcome?.state ?? null,
            error: error ?? null,
            errorCode: outcome?.error_code ?? null,
            bankMessage: outcome?.bankMessage ?? null,
          },
          error: null,
        })
      },
    ),
  )
})
