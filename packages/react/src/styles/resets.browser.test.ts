import { afterEach, describe, expect, test } from 'vitest'
import { buildPage } from '../../test/looks/pageKinds.ts'
import { parts } from '../../test/looks/parts.ts'
import { readColours } from '../../test/looks/readColours.ts'
import { resets } from '../../test/looks/resets.ts'
import css from './styles.css?inline'

async function open(styles: string): Promise<Document> {
  const frame = document.createElement('iframe')
  frame.srcdoc = buildPage({ name: 'plain', isDark: { dark: false, light: false } }, styles, parts)
  frame.width = '800'
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
  document.body.append(frame)
  await loaded
  return frame.contentDocument!
}

const properties = [
  'background-color',
  'border-radius',
  'border-top-width',
  'color',
  'float',
  'font-size',
  'font-weight',
  'list-style-type',
  'margin-bottom',
  'margin-top',
  'padding-left',
  'padding-top',
]

/** How each part looks; what it does not set is the page's. */
function readStyles(page: Document): string[] {
  return [...page.querySelectorAll('[class^="powens-pay"]:not(.powens-pay-bold)')].map((part) => {
    const style = page.defaultView!.getComputedStyle(part)
    const values = properties.map((name) => `${name}: ${style.getPropertyValue(name)}`)
    return [part.getAttribute('class'), ...values].join('; ')
  })
}

afterEach(() => document.body.replaceChildren())

describe.each(Object.entries(resets))('a page that resets: %s', (_, reset) => {
  test('behavior: in a layer before ours it changes nothing', async () => {
    const own = readStyles(await open(css))
    const layered = `@layer reset, powens-pay; @layer reset { ${reset} } ${css}`
    expect(readStyles(await open(layered))).toEqual(own)
  })

  test('behavior: outside a layer it wins, and every part is readable', async () => {
    const colours = readColours(await open(css + reset))
    expect(colours.length).toBeGreaterThan(15)
    for (const { part, ratio } of colours) expect(ratio, part).toBeGreaterThanOrEqual(4.5)
  })
})
