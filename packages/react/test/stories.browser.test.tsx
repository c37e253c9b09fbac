import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'

interface Finding {
  id: string
  nodes: { html: string; target: unknown[] }[]
}

interface Report {
  type: string
  status: string
  result: { violations?: Finding[]; incomplete?: Finding[] }
}

interface Reporting {
  reports: Report[]
}

interface Story {
  composed: { parameters: { layout?: string; a11y?: { test?: string } } }
  extend: (annotations: {
    globals: Record<string, string>
    afterEach: (context: { reporting: Reporting }) => void
  }) => { run: () => Promise<void> }
}

const modules = import.meta.glob<Record<string, unknown>>('../../../stories/*.stories.tsx', { eager: true })
const isStory = (value: unknown): value is Story =>
  typeof value === 'object' && value !== null && 'composed' in value
const stories = Object.entries(modules).flatMap(([path, module]) =>
  Object.entries(module).flatMap(([name, story]) =>
    // What shows many pages on one is not a page.
    isStory(story) && story.composed.parameters.a11y?.test !== 'off'
      ? [{ name: `${path.replace(/.*\/|\.stories\.tsx$/g, '')} ${name}`, story }]
      : [],
  ),
)

const locales = ['en', 'fr', 'de', 'nl', 'pt', 'it', 'es']
const themes = ['light', 'dark']
const pairs = locales.flatMap((locale) => themes.map((theme) => ({ locale, theme })))
const widths = { phone: 360, desktop: 1024 }

// Four pairs a story, taken in turn, so that every pair meets every component, and every story both themes and widths.
const rounds = 4
const sweep = stories.flatMap(({ name, story }, index) =>
  Array.from({ length: rounds }, (_, round) => ({
    name,
    story,
    device: round < 2 ? ('phone' as const) : ('desktop' as const),
    ...(pairs[(index * rounds + round) % pairs.length] ?? { locale: 'en', theme: 'light' }),
  })),
)

/** What axe cannot tell by itself, and who has: everything else that it leaves open fails. */
const reviewed = [
  {
    rule: 'color-contrast',
    selector: '.powens-pay-initials > text',
    because: 'one shape lies on another; chooseInk.test.ts proves every colour that a bank may have',
  },
  {
    rule: 'color-contrast',
    selector: '.powens-pay-connectors-banks *',
    because: 'what scrolls is cut off; styles.browser.test.ts proves the colours of rows and titles',
  },
  {
    rule: 'heading-order',
    selector: '.powens-pay-status-title',
    because: 'the page chooses the level, and a journey has had the frame of the bank in its place',
  },
]

function listUnreviewed(findings: Finding[] | undefined) {
  return findings?.flatMap(({ id, nodes }) =>
    nodes
      .filter(({ target }) =>
        reviewed.every(
          ({ rule, selector }) =>
            rule !== id || !document.querySelector(String(target.at(-1)))?.matches(selector),
        ),
      )
      .map(({ html }) => `${id}: ${html}`),
  )
}

// A picture is as high as what it shows.
document.body.style.minBlockSize = '0'

afterEach(() => {
  document.body.replaceChildren()
})

test('behavior: at most 310 are drawn, and every pair of language and theme is among them', () => {
  expect(sweep.length).toBeLessThanOrEqual(310)
  expect(new Set(sweep.map(({ locale, theme }) => `${locale} ${theme}`)).size).toBe(pairs.length)
})

test.each(sweep)('$name in $locale, $theme, on a $device', async ({ name, story, locale, theme, device }) => {
  await page.viewport(widths[device], 800)
  // As the catalogue shows it.
  document.body.style.padding = story.composed.parameters.layout === 'fullscreen' ? '0' : '1rem'
  let reporting: Reporting = { reports: [] }
  const afterEach = (context: { reporting: Reporting }) => {
    reporting = context.reporting
  }
  await story.extend({ globals: { locale, theme }, afterEach }).run()
  expect(document.documentElement.lang).toBe(locale)
  // Nothing sticks out, in any language.
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(window.innerWidth)
  // A finger hits everything.
  for (const control of document.querySelectorAll('button, input, a[href]')) {
    if (!control.checkVisibility()) continue
    const { width, height } = control.getBoundingClientRect()
    expect(Math.min(width, height), control.outerHTML).toBeGreaterThanOrEqual(44)
  }
  const [accessibility, ...others] = reporting.reports.filter(({ type }) => type === 'a11y')
  expect(others).toEqual([])
  expect(accessibility?.result.violations?.map(({ id }) => id)).toEqual([])
  expect(listUnreviewed(accessibility?.result.incomplete)).toEqual([])
  const folder = `../../../artifacts/stories/${theme} ${device}`
  await page.viewport(widths[device], document.documentElement.scrollHeight)
  await page.screenshot({ path: `${folder}/${name} ${locale}.png` })
})
