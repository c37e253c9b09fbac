import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'

interface Report {
  type: string
  status: string
  result: { violations?: { id: string }[] }
}

interface Reporting {
  reports: Report[]
}

interface Story {
  composed: object
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
    isStory(story) ? [{ name: `${path.replace(/.*\/|\.stories\.tsx$/g, '')} ${name}`, story }] : [],
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

afterEach(() => {
  document.body.replaceChildren()
})

test('behavior: at most 300 are drawn, and every pair of language and theme is among them', () => {
  expect(sweep.length).toBeLessThanOrEqual(300)
  expect(new Set(sweep.map(({ locale, theme }) => `${locale} ${theme}`)).size).toBe(pairs.length)
})

test.each(sweep)('$name in $locale, $theme, on a $device', async ({ story, locale, theme, device }) => {
  await page.viewport(widths[device], 800)
  let reporting: Reporting = { reports: [] }
  const afterEach = (context: { reporting: Reporting }) => {
    reporting = context.reporting
  }
  await story.extend({ globals: { locale, theme }, afterEach }).run()
  expect(document.documentElement.lang).toBe(locale)
  // Nothing sticks out, in any language.
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(window.innerWidth)
  const accessibility = reporting.reports.filter(({ type }) => type === 'a11y')
  expect(accessibility).toHaveLength(1)
  expect(accessibility.flatMap(({ result }) => result.violations?.map(({ id }) => id) ?? [])).toEqual([])
})
