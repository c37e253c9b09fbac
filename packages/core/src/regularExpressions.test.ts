import { readdirSync, readFileSync } from 'node:fs'
import { check } from 'recheck'
import { expect, test, vi } from 'vitest'
import * as z from 'zod'

// The checker's JavaScript, which every machine can run; its binaries exist for some platforms only.
vi.stubEnv('RECHECK_BACKEND', 'pure')

const folder = new URL('./', import.meta.url)
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.ts') && !/\.test(-d)?\.ts$/.test(name),
)

/** Limits are characters that were read, never time: the answer is the same on a machine that has other things to do. */
const untimed = { timeout: null, attackTimeout: null, incubationTimeout: null, seedingTimeout: null }

// A literal can only stand where a value may begin: after an opening bracket, a comma, an operator or `return`.
const literal =
  /(?<=[(,=>:?&|!]\s*|return\s+|\n\s*)\/((?:[^/\\\n[*]|\\.|\[(?:[^\]\\\n]|\\.)*\])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])*)\/([a-z]*)(?=[.,)\s;])/g

const found = sources.flatMap((name) =>
  [...readFileSync(new URL(name, folder), 'utf8').matchAll(literal)].map(([, source = '', flags = '']) => ({
    name,
    source,
    flags,
  })),
)
// Schemas of zod that this package hands untrusted text to.
const borrowed = [z.regexes.date, z.regexes.guid].map((expression) => ({
  name: 'zod',
  source: expression.source,
  flags: expression.flags,
}))

test('behavior: every use of a regular expression is among those that were found', () => {
  const uses = sources.flatMap((name) => {
    const lines = readFileSync(new URL(name, folder), 'utf8').split('\n')
    // Calls that take one; text arguments are none, and Headers and URLSearchParams have no such methods.
    return lines.filter((line) =>
      /(?<!\/\/.*)(\/[a-z]*\.(test|exec)\(|\.(regex|match|matchAll)\(|\.replace(All)?\(\/|\.split\(\/)/.test(
        line,
      ),
    )
  })
  expect(found.length).toBeGreaterThanOrEqual(uses.length)
  expect(uses.length).toBeGreaterThan(10)
})

test.each([...found, ...borrowed])(
  'behavior: /$source/$flags of $name takes linear time',
  async ({ source, flags }) => {
    expect(await check(source, flags, untimed)).toMatchObject({
      status: 'safe',
      complexity: { type: expect.stringMatching(/^(safe|linear)$/) },
    })
  },
)

test.each(['^(a+)+$', String.raw`\s+$`, String.raw`^\d{1,15}\d{1,15}\d*\d*x$`])(
  'behavior: the checker bites at %s',
  async (source) => {
    expect((await check(source, '', untimed)).status).toBe('vulnerable')
  },
)
