import { readFileSync } from 'node:fs'
import { Validator } from '@seriousme/openapi-schema-validator'
import { defaultBasePath, errorCodes, type ErrorCode } from '@powens-pay/core'
import { createPaymentHandler, createPowens, memoryStore } from '@powens-pay/server-kit'
import { expect, test } from 'vitest'
import { buildOpenApi } from './buildOpenApi.ts'
import { paths } from './paths.ts'
import { staffPaths } from './staffPaths.ts'

const written = JSON.parse(readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8')) as Record<
  string,
  unknown
>

test('default: the committed document is the one the schemas make', () => {
  expect(written, 'run `pnpm --filter @powens-pay/cli openapi`').toEqual(
    JSON.parse(JSON.stringify(buildOpenApi())),
  )
})

test('behavior: it is valid OpenAPI 3.1', async () => {
  const validator = new Validator()
  const { valid, errors } = await validator.validate(structuredClone(written))
  expect(errors).toBeUndefined()
  expect({ valid, version: validator.version }).toEqual({ valid: true, version: '3.1' })
})

test('behavior: a broken document would not pass', async () => {
  const broken = { ...structuredClone(written), paths: { '/payments': { post: { responses: 'none' } } } }
  expect((await new Validator().validate(broken)).valid).toBe(false)
})

test('behavior: every reference leads somewhere, and every component is used or named', () => {
  const { schemas } = (buildOpenApi() as { components: { schemas: object } }).components
  const text = JSON.stringify(buildOpenApi())
  const references = [...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name)
  for (const name of references) expect(schemas).toHaveProperty(String(name))
  for (const name of Object.keys(schemas)) expect(references).toContain(name)
})

test('behavior: every error code that travels is documented on some route', () => {
  const text = JSON.stringify({ ...paths, ...staffPaths })
  const travelling = (Object.keys(errorCodes) as ErrorCode[]).filter((code) => errorCodes[code][0] > 0)
  // This one travels in the fragment of the return page's address.
  expect(travelling.filter((code) => !text.includes(`\`${code}\``))).toEqual(['link_expired'])
})

test('behavior: the handler knows every route and method of it', async () => {
  const handler = createPaymentHandler({
    powens: createPowens({
      domain: 'acme',
      clientId: '1',
      clientSecret: 's',
      fetch: () => Promise.reject(new Error()),
    }),
    publicUrl: 'http://localhost/api/powens',
    returnUrl: 'http://localhost/order',
    store: memoryStore({ singleInstance: true }),
    webhook: { secrets: ['secret'] },
    preparePayment: () => Promise.reject(new Error()),
    onPaymentUpdated: () => undefined,
    onEvent: () => undefined,
    onError: () => undefined,
  })
  for (const [path, methods] of Object.entries(paths)) {
    for (const method of Object.keys(methods as object)) {
      const url = `http://localhost${defaultBasePath}${path.replace(/\{\w+\}/g, '1')}`
      const response = await handler(new Request(url, { method: method.toUpperCase() }))
      const { code } = response.headers.get('content-type')?.includes('json')
        ? ((await response.json()) as { code: string })
        : { code: '' }
      expect([`${method} ${path}`, code]).not.toEqual([
        `${method} ${path}`,
        expect.stringMatching(/^(not_found|method_not_allowed)$/),
      ])
    }
  }
})
