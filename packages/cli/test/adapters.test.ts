import { expect, onTestFinished, test } from 'vitest'
import { expressVersions, serveExpress } from '../../server-kit/test/adapters/serveExpress.ts'
import { serveLambda } from '../../server-kit/test/adapters/serveLambda.ts'
import type { Serve } from '../../server-kit/test/adapters/Served.ts'
import { rules } from '../src/conformance/rules/index.ts'
import { runConformance } from '../src/conformance/runConformance.ts'
import { serveSubject } from './serveSubject.ts'

async function findBroken(serve: Serve): Promise<string[]> {
  const subject = await serveSubject(serve)
  onTestFinished(subject.close)
  const results = await runConformance(subject)
  expect(results).toHaveLength(rules.length)
  return results.filter(({ fault }) => fault !== null).map(({ rule }) => rule.name)
}

// One behind a server and one that writes every message anew; the full run takes them all.
test.each<[string, Serve]>([
  ['Express 5', serveExpress(expressVersions['Express 5'])],
  ['Lambda', serveLambda],
])('behavior: through %s the handler keeps every rule', async (_, serve) => {
  expect(await findBroken(serve)).toEqual([])
})

test('behavior: an adapter that loses the cookies is found out', async () => {
  const broken = await findBroken((handler) =>
    serveLambda(async (request, context) => {
      const response = await handler(request, context)
      const headers = new Headers(response.headers)
      headers.delete('set-cookie')
      return new Response(response.body, { status: response.status, headers })
    }),
  )
  expect(broken).toEqual(['create-cookie', 'cancel'])
})
