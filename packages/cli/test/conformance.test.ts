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
  expect(results.filter(({ isSkipped }) => isSkipped)).toEqual([])
})

test('behavior: without a merchant the rules about changes are skipped, not kept', async () => {
  const { merchant: _, ...subject } = createReferenceSubject()
  const chosen = rules.filter(({ name }) => name.startsWith('told') || name === 'read')
  const results = await runConformance(subject, { rules: chosen, now: () => 0 })
  expect(results.map(({ rule, isSkipped }) => [rule.name, isSkipped])).toEqual([
    ['read', false],
    ['told', true],
    ['told-once', true],
    ['told-in-order', true],
    ['told-again', true],
    ['told-sequence', true],
    ['told-aggregate', true],
    ['told-latest', true],
    ['told-duplicate', true],
  ])
  expect(results.map(formatResult).join('') + formatTotal(results)).toMatchInlineSnapshot(`
    "kept    read
    unseen  told
    unseen  told-once
    unseen  told-in-order
    unseen  told-again
    unseen  told-sequence
    unseen  told-aggregate
    unseen  told-latest
    unseen  told-duplicate

    1 of 9 rules kept, 8 not looked at: they need --changes-port.
    "
  `)
  expect(formatJunit(results)).toContain('failures="0" errors="0" skipped="8"')
})

test('behavior: a server that sends no change is found', async () => {
  const silent = createReferenceSubject((handler, _, __, delivery) => {
    delivery.send = async () => undefined
    return handler
  })
  const results = await runConformance(silent, { rules: rules.filter(({ name }) => name === 'told') })
  expect(results[0]?.fault).toBe('The merchant received no change to done.')
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
    (handler) => brokenServers['go-referrer']?.(handler, null as never, '', null as never) ?? handler,
  )
  const chosen = rules.filter(({ name }) => ['go', 'go-referrer', 'go-prefetch'].includes(name))
  const results = await runConformance(subject, { rules: chosen, now: () => 0 })
  expect(formatJunit(results)).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="powens-pay conformance" tests="3" failures="1" errors="0" skipped="0" time="0.000">
      <testsuite name="powens-pay.conformance" tests="3" failures="1" errors="0" skipped="0" time="0.000">
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
              Otherwise the next site learns the address with its token.
    kept    go-prefetch

    2 of 3 rules kept, 1 broken.
    "
  `)
})

test('formatJunit: behavior: what a server said cannot break the document', () => {
  const [rule] = rules
  if (!rule) throw new Error('There are no rules.')
  const xml = formatJunit([{ rule, fault: '<a href="&">\u0007', isSkipped: false, seconds: 0 }])
  expect(xml).toContain('message="&#60;a href=&#34;&#38;&#34;&#62;?"')
})
