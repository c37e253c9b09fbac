import { rmSync } from 'node:fs'
import { chromium, type Browser, type Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchOptions } from '../../../../vitest.shared.ts'
import { buildPage, pageKinds, type PageKind } from '../looks/pageKinds.ts'
import { parts } from '../looks/parts.ts'
import { readColours } from '../looks/readColours.ts'
import { buildStylesheets } from './buildStylesheets.ts'

const { folder, stylesheets } = buildStylesheets()
const withUtilities = stylesheets.filter(({ entry }) => entry.includes('tailwind'))
const withTailwind = stylesheets.filter(({ entry }) => entry.startsWith('tailwind'))
let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await chromium.launch(launchOptions)
  page = await browser.newPage()
})

afterAll(async () => {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
})

async function open(kind: PageKind, css: string, body = parts): Promise<void> {
  // A page that is written over keeps the meta color-scheme of the one before.
  await page.goto('about:blank')
  await page.setContent(buildPage(kind, css, body))
}

const read = () =>
  page.evaluate(`(${String(readColours)})(document)`) as Promise<ReturnType<typeof readColours>>

test('default: each bundler made each entry', () => {
  const made = (pipeline: string) => stylesheets.filter((one) => one.pipeline === pipeline).length
  expect({ next: made('next'), vite: made('vite'), webpack: made('webpack') }).toEqual({
    next: 5,
    vite: 5,
    webpack: 5,
  })
  expect(new Set(stylesheets.map(({ pipeline }) => pipeline)).size).toBeGreaterThan(15)
})

const plainPage: PageKind = { name: 'plain', isDark: { dark: false, light: false } }

describe.each(stylesheets)('$pipeline, $entry', ({ css }) => {
  test('behavior: every part is readable, however the page says that it is light or dark', async () => {
    for (const kind of pageKinds) {
      await open(kind, css)
      for (const scheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: scheme })
        const where = `in a page that ${kind.name}, where ${scheme} is preferred`
        const colours = await read()
        expect(colours.length).toBeGreaterThan(15)
        for (const { part, ratio } of colours) expect(ratio, `${part} ${where}`).toBeGreaterThanOrEqual(4.5)
        const card = colours.find(({ part }) => part.includes('status-title paid'))
        expect(Number(card?.ground) < 0.18, `the card is dark ${where}`).toBe(kind.isDark[scheme])
        expect(await readButton(), where).toMatchObject({ ground: 'rgb(29, 78, 216)', padding: '10px 40px' })
      }
    }
    await page.emulateMedia({ colorScheme: null })
  })

  test('parameters: accent, radius and font', async () => {
    const brand = '--powens-pay-accent: #8a3d12; --powens-pay-radius: 3px; --powens-pay-font: monospace'
    await open({ ...plainPage, head: `<style>:root { ${brand} }</style>` }, css)
    expect(await readButton()).toMatchObject({ ground: 'rgb(138, 61, 18)', radius: '3px', font: 'monospace' })
  })

  // What takes the layers out of one file does not know the page's other files.
  test.runIf(css.includes('@layer'))('behavior: a rule of the page outside a layer wins', async () => {
    await open({ ...plainPage, head: '<style>button { background: rgb(1, 2, 3) }</style>' }, css)
    expect(await readButton()).toMatchObject({ ground: 'rgb(1, 2, 3)' })
  })
})

describe.each(withUtilities)('$pipeline, $entry', ({ css, entry }) => {
  test('behavior: utilities win, preflight does not', async () => {
    await open(plainPage, css)
    const own = await readButton()
    expect(own).toMatchObject({ ground: 'rgb(29, 78, 216)', padding: '10px 40px' })
    expect(own.radius).not.toBe('0px')
    const classes = ['bg-red-600', 'rounded-none', 'p-8'].map((name) =>
      entry === 'tailwind-prefix' ? `tw:${name}` : name,
    )
    await open(plainPage, css, `<button class="powens-pay-button ${classes.join(' ')}">Pay</button>`)
    const given = await readButton()
    expect(given).toMatchObject({ radius: '0px', padding: '32px' })
    expect(given.ground).toMatch(/^(oklch|lab)\(|^rgb\(220, 38, 38\)/)
  })
})

describe.each(withTailwind)('$pipeline, $entry', ({ css }) => {
  test('behavior: the theme of shadcn/ui is followed in both schemes, and a property of ours wins over it', async () => {
    const theme = `
      body { background: var(--card); color: var(--card-foreground) }
      :root { --primary: rgb(10, 20, 30); --card: rgb(250, 245, 240); --card-foreground: rgb(5, 5, 5); --radius: 3px }
      .dark { --primary: rgb(230, 240, 250); --card: rgb(20, 22, 26); --card-foreground: rgb(240, 240, 240) }`
    const look = async (html: string, more = '') => {
      await open({ ...plainPage, html, head: `<style>${theme}${more}</style>` }, css)
      for (const { part, ratio } of await read()) expect(ratio, part).toBeGreaterThanOrEqual(4.5)
      const [first] = (await read()).filter(({ part }) => part.includes('status-title'))
      return { ...(await readButton()), isDark: Number(first?.ground) < 0.18 }
    }
    expect(await look('')).toMatchObject({ ground: 'rgb(10, 20, 30)', radius: '3px', isDark: false })
    expect(await look('class="dark"')).toMatchObject({ ground: 'rgb(230, 240, 250)', isDark: true })
    const own = '@layer theme { :root { --powens-pay-accent: rgb(200, 0, 0) } }'
    expect(await look('', own)).toMatchObject({ ground: 'rgb(200, 0, 0)' })
  })
})

function readButton() {
  return page.evaluate(() => {
    const style = getComputedStyle(document.querySelector('.powens-pay-button')!)
    const { backgroundColor: ground, borderTopLeftRadius: radius, fontFamily: font, padding } = style
    return { ground, radius, font, padding }
  })
}
