import { expect, test } from 'vitest'
import { getStateAttributes } from './getStateAttributes.ts'

test('default', () => {
  expect(getStateAttributes({ status: 'idle', final: true, count: 0 })).toEqual({
    'data-status': 'idle',
    'data-final': '',
    'data-count': '0',
  })
})

test('behavior: what is off or absent is left out', () => {
  expect(getStateAttributes({ pending: false, error: null, reason: undefined })).toEqual({})
})
