import fc from 'fast-check'
import { expect, test } from 'vitest'
import { call, getToken, paymentRequest } from '../../test/setUp.ts'
import { createSandbox } from '../index.ts'

const paths = [
  '/payments',
  '/payments/501',
  '/payments/501/scopedtoken',
  '/payments/501/terms',
  '/auth/token',
]

/** A true request with one value somewhere in it replaced by anything JSON can hold. */
const mutated = fc
  .tuple(fc.constantFrom(...findPaths(paymentRequest())), fc.oneof(fc.jsonValue(), fc.string()))
  .map(([path, value]) => replaceAt(paymentRequest(), path, value))

test('behavior: whatever the body, the answer is a payment or the error envelope, never a failure of its own', async () => {
  const sandbox = createSandbox()
  const token = await getToken(sandbox)
  await call(sandbox, 'POST', '/payments', { token, body: paymentRequest() })
  const seen = new Set<number>()
  const body = fc.oneof(mutated, fc.constant(paymentRequest()), fc.object(), fc.jsonValue())
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...paths), body, async (path, value) => {
      const { status, body: answer } = await call(sandbox, 'POST', path, { token, body: value })
      seen.add(status)
      expect([200, 400, 401, 403, 409]).toContain(status)
      if (status !== 200)
        expect(Object.keys(answer)).toEqual(['code', 'description', 'message', 'request_id'])
    }),
    { numRuns: 400 },
  )
  expect([...seen]).toEqual(expect.arrayContaining([200, 400]))
})

type Path = (string | number)[]

function findPaths(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, child]) => findPaths(child, [...path, key]))]
}

function replaceAt(value: unknown, [key, ...rest]: Path, replacement: unknown): unknown {
  if (key === undefined) return replacement
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) =>
      index === Number(key) ? replaceAt(item, rest, replacement) : item,
    )
  }
  const object = value as Record<string, unknown>
  return { ...object, [key]: replaceAt(object[key], rest, replacement) }
}
