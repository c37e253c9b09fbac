import { isPaymentError } from '@powens-pay/core'
import { expect, test } from 'vitest'
import { createRoutes } from './createRoutes.ts'
import { findRoute } from './findRoute.ts'
import { fromRequest } from './IncomingRequest.ts'

const { table } = createRoutes()

function find(basePath: string, path: string, method = 'GET'): string {
  try {
    return findRoute(table, { basePath }, fromRequest(new Request(`https://shop.example${path}`, { method })))
      .name
  } catch (error) {
    return isPaymentError(error) ? error.code : 'thrown'
  }
}

test.each([
  ['/api/powens', '/api/powens/payments/1'],
  ['/api/powens', '/api/powens/payments/1/'],
  ['/api/powens', '/api/powens/payments/1/?a=/b/'],
  // Next cuts its basePath off, and some proxies the first segments.
  ['/shop/api/powens', '/shop/api/powens/payments/1'],
  ['/shop/api/powens', '/api/powens/payments/1/'],
  ['/shop/api/powens', '/powens/payments/1'],
  ['', '/payments/1'],
  ['', '/payments/1/'],
])('behavior: a handler at %s answers %s', (basePath, path) => {
  expect(find(basePath, path)).toBe('GET /payments/:')
})

test.each([
  ['/api/powens', '/api/powens/payments/1//'],
  ['/api/powens', '/payments/1'],
  ['/api/powens', '/other/payments/1'],
  ['/api/powens', '/api/powensx/payments/1'],
  ['/api/powens', '/api/powens/'],
  ['/api/powens', '/'],
  ['/shop/api/powens', '/shop/payments/1'],
])('behavior: a handler at %s does not answer %s', (basePath, path) => {
  expect(find(basePath, path)).toBe('not_found')
})

test('behavior: every route takes one slash at its end', () => {
  for (const { methods, path } of table) {
    const [method = 'GET'] = methods
    const address = `/api/powens${path.replace(':', 'x')}`
    expect([path, find('/api/powens', `${address}/`, method)]).toEqual([
      path,
      find('/api/powens', address, method),
    ])
  }
})
