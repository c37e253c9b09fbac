import { expect, test } from 'vitest'
import { formatJunit, formatResult, formatTotal } from '../src/conformance/formatReports.ts'
import { rules } from '../src/conformance/rules/index.ts'
import { runConformance } from '../src/conformance/runConformance.ts'
import { brokenServers } from './brokenServers.ts'
import { createReferenceSubject } from './createReferenceSubject.ts'

test('default: the handler keeps every rule', async () => {
  const results = await runConformance(createReferenceSubject())
  expect(results.filter(({ fault }) => fault !== null).map(({ rule, fault }) => [rule.name, fault])).toEqual(
    [],
  )
  expect(results).toHaveLength(rules.length)
})

test('behavior: for every rule there is a server that breaks it', () => {
  expect(Object.keys(brokenServers).sort()).toEqual(rules.map(({ name }) => name).sort())
})

// Every ninth of the other rules, another ninth for each server; the full run takes them all.
test.each(Object.entries(brokenServers).map(([name, damage], index) => ({ name, damage, index })))(
  'behavior: a server that breaks $name breaks nothing else',
  async ({ name, damage, index }) => {
    const chosen = rules.filter((rule, place) => rule.name === name || (place + index) % 9 === 0)
    const results = await runConformance(createReferenceSubject(damage), { rules: chosen })
    expect(
      results.filter(({ fault }) => fault !== null).map(({ rule, fault }) => [rule.name, fault]),
    ).toEqual([[name, expect.stringMatching(/\.$/)]])
  },
)

test('formatJunit: default', async () => {
  const subject = createReferenceSubject(
    (handler) => brokenServers['go-referrer']?.(handler, null as never, '') ?? handler,
  )
  const chosen = rules.filter(({ name }) => name.startsWith('go'))
  const results = await runConformance(subject, { rules: chosen, now: () => 0 })
  expect(formatJunit(results)).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="powens-pay conformance" tests="3" failures="1" errors="0" time="0.000">
      <testsuite name="powens-pay.conformance" tests="3" failures="1" errors="0" time="0.000">
        <testcase classname="powens-pay.conformance" name="go" time="0.000" />
        <testcase classname="powens-pay.conformance" name="go-referrer" time="0.000">
          <failure message="The header is missing.">The link carries Referrer-Policy: no-referrer.</failure>
        </testcase>
        <testcase classname="powens-pay.conformance" name="go-prefetch" time="0.000" />
      </testsuite>
    </testsuites>
    "
  `)
  expect(results.map(formatResult).join('') + formatTotal(results)).toMatchInlineSnapshot(`
    "kept    go
    BROKEN  go-referrer
              The link carries Referrer-Policy: no-referrer.
              Seen: The header is missing.
              Otherwise the address with its token is told to the next site.
    kept    go-prefetch

    2 of 3 rules kept, 1 broken.
    "
  `)
})

test('formatJunit: behavior: what a server said cannot break the document', () => {
  const [rule] = rules
  if (!rule) throw new Error('There are no rules.')
  const xml = formatJunit([{ rule, fault: '<a href="&">\u0007', seconds: 0 }])
  expect(xml).toContain('message="&#60;a href=&#34;&#38;&#34;&#62;?"')
})
