import type { RuleResult } from './runConformance.ts'

/** One line of the report a person reads. */
export function formatResult({ rule, fault, isSkipped }: RuleResult): string {
  if (isSkipped) return `unseen  ${rule.name}\n`
  if (fault === null) return `kept    ${rule.name}\n`
  return `BROKEN  ${rule.name}\n          ${rule.promise}\n          Seen: ${fault}\n          Otherwise ${rule.otherwise}\n`
}

/** The last line of that report. */
export function formatTotal(results: readonly RuleResult[]): string {
  const broken = results.filter(({ fault }) => fault !== null).length
  const unseen = results.filter(({ isSkipped }) => isSkipped).length
  const parts = [
    `${results.length - broken - unseen} of ${results.length} rules kept`,
    ...(broken ? [`${broken} broken`] : []),
    ...(unseen ? [`${unseen} not looked at: they need --changes-port`] : []),
  ]
  return `\n${parts.join(', ')}.\n`
}

// A control character is not allowed in XML at all, not even escaped.
const escape = (text: string): string =>
  text
    // oxlint-disable-next-line no-control-regex
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '?')
    .replaceAll(/[<>&"']/g, (char) => `&#${char.charCodeAt(0)};`)

/** The results as JUnit XML, for a build server. */
export function formatJunit(results: readonly RuleResult[]): string {
  const failures = results.filter(({ fault }) => fault !== null).length
  const seconds = results.reduce((sum, result) => sum + result.seconds, 0)
  const skipped = results.filter(({ isSkipped }) => isSkipped).length
  const cases = results.map(({ rule, fault, isSkipped, seconds: time }) => {
    const open = `    <testcase classname="powens-pay.conformance" name="${escape(rule.name)}" time="${time.toFixed(3)}"`
    if (isSkipped) return `${open}>\n      <skipped />\n    </testcase>`
    if (fault === null) return `${open} />`
    return `${open}>\n      <failure message="${escape(fault)}">${escape(rule.promise)}</failure>\n    </testcase>`
  })
  const totals = `tests="${results.length}" failures="${failures}" errors="0" skipped="${skipped}" time="${seconds.toFixed(3)}"`
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="powens-pay conformance" ${totals}>`,
    `  <testsuite name="powens-pay.conformance" ${totals}>`,
    ...cases,
    '  </testsuite>',
    '</testsuites>\n',
  ].join('\n')
}
