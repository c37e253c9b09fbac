import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { cdp, userEvent } from 'vitest/browser'
import { buildPage, pageKinds, type PageKind } from '../../test/looks/pageKinds.ts'
import { parts } from '../../test/looks/parts.ts'
import { readColours } from '../../test/looks/readColours.ts'
import css from './styles.css?inline'

const schemes = ['light', 'dark'] as const

interface Session {
  send: (method: string, parameters: object) => Promise<unknown>
}

const prefer = (value: string, name = 'prefers-color-scheme') =>
  (cdp() as unknown as Session).send('Emulation.setEmulatedMedia', { features: [{ name, value }] })

const never = { dark: false, light: false }

async function open(kind: PageKind, body = parts): Promise<Document> {
  const frame = document.createElement('iframe')
  frame.srcdoc = buildPage(kind, css, body)
  frame.width = '800'
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
  document.body.append(frame)
  await loaded
  return frame.contentDocument!
}

afterEach(async () => {
  document.body.replaceChildren()
  await prefer('')
})

/** A colour of the button, or of anything drawn on the surface, as the page paints it. */
function createReader(page: Document) {
  const button = page.querySelector<HTMLElement>('.powens-pay-button')!
  const probe = page.createElement('span')
  probe.className = 'powens-pay-connector-name'
  button.append(probe)
  return {
    set: (property: string, value: string) => button.style.setProperty(property, value),
    /** The contrast of two colours, each by the name that the stylesheet gives it. */
    contrast: (ink: string, ground: string) => {
      probe.style.color = `var(--_${ink})`
      probe.style.backgroundColor = `var(--_${ground})`
      return readColours(page, '.powens-pay-connector-name')[0]!.ratio
    },
  }
}

/** Where the label turns from white to black, the lightest and darkest, and brands that other kits break on. */
const knownAccents = [
  '#000000',
  '#ffffff',
  '#757575',
  '#767676',
  '#777777',
  '#0000ff',
  '#ffff00',
  '#00ff00',
  '#ff0000',
]
const anyAccent = fc
  .integer({ min: 0, max: 0xffffff })
  .map((number) => `#${number.toString(16).padStart(6, '0')}`)

describe.each(schemes)('in a %s page', (scheme) => {
  const kind: PageKind = {
    name: scheme,
    head: `<style>html { color-scheme: ${scheme} }</style>`,
    isDark: { dark: scheme === 'dark', light: scheme === 'dark' },
  }

  test('behavior: any accent is readable, under the pointer and pressed too, and as a line on the surface', async () => {
    const reader = createReader(await open(kind, '<button class="powens-pay-button">Pay</button>'))
    fc.assert(
      fc.property(anyAccent, (accent) => {
        reader.set('--powens-pay-accent', accent)
        for (const ground of ['accent', 'hover', 'pressed'])
          expect(reader.contrast('on-accent', ground), `the label on ${ground}`).toBeGreaterThanOrEqual(4.5)
        expect(reader.contrast('ink', 'surface'), 'ink on the surface').toBeGreaterThanOrEqual(4.5)
      }),
      { numRuns: 1000, examples: knownAccents.map((accent) => [accent]) },
    )
  })

  test('behavior: an accent beyond sRGB is readable too', async () => {
    const reader = createReader(await open(kind, '<button class="powens-pay-button">Pay</button>'))
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 95 }), fc.integer({ min: 0, max: 359 }), (lightness, hue) => {
        reader.set('--powens-pay-accent', `oklch(${lightness}% 0.3 ${hue})`)
        expect(reader.contrast('on-accent', 'accent'), 'the label').toBeGreaterThanOrEqual(4.5)
        expect(reader.contrast('ink', 'surface'), 'ink on the surface').toBeGreaterThanOrEqual(4.5)
      }),
      { numRuns: 200 },
    )
  })

  test('behavior: any accent of any brand is seen under the pointer', async () => {
    const reader = createReader(await open(kind, '<button class="powens-pay-button">Pay</button>'))
    fc.assert(
      fc.property(anyAccent, (accent) => {
        reader.set('--powens-pay-accent', accent)
        expect(reader.contrast('hover', 'accent')).toBeGreaterThan(1.02)
        expect(reader.contrast('pressed', 'accent')).toBeGreaterThan(reader.contrast('hover', 'accent'))
      }),
      { numRuns: 200, examples: knownAccents.map((accent) => [accent]) },
    )
  })

  test.each(['bleu', '222 47% 11%', '12px'])(
    'parameters: an accent that is no colour, %s',
    async (accent) => {
      const page = await open(kind, '<button class="powens-pay-button">Pay</button>')
      createReader(page).set('--powens-pay-accent', accent)
      const { backgroundColor } = page.defaultView!.getComputedStyle(page.querySelector('button')!)
      expect(backgroundColor).toBe('rgb(29, 78, 216)')
    },
  )
})

describe.each(pageKinds)('a page that $name', (kind) => {
  test.each(schemes)('behavior: a payer who prefers %s reads every part', async (scheme) => {
    await prefer(scheme)
    const colours = readColours(await open(kind))
    expect(colours.length).toBeGreaterThan(15)
    for (const { part, ratio, line } of colours) {
      expect(ratio, part).toBeGreaterThanOrEqual(4.5)
      if (/powens-pay-(secondary|search)/.test(part))
        expect(line, `the line of ${part}`).toBeGreaterThanOrEqual(3)
    }
    const surfaces = colours.filter(
      ({ part }) => /title|note|secondary|search/.test(part) && !/connectors/.test(part),
    )
    expect(surfaces.length).toBeGreaterThan(10)
    for (const { part, ground } of surfaces)
      expect(ground < 0.18, `${part} is dark`).toBe(kind.isDark[scheme])
  })
})

test('behavior: a page that is read from the right is the mirror of one that is read from the left', async () => {
  const measure = async (direction: string) => {
    const { body } = await open({ name: direction, html: `dir="${direction}"`, isDark: never }, parts)
    const { offsetWidth } = body.parentElement!
    return [...body.querySelectorAll('[class^="powens-pay"]')].map((part) => {
      // The words, where there are any: their box may be wider.
      const range = body.ownerDocument.createRange()
      range.selectNodeContents(part)
      const { left, right } = (part.textContent.trim() ? range : part).getBoundingClientRect()
      return { part: part.className, start: direction === 'ltr' ? left : offsetWidth - right }
    })
  }
  const [fromLeft, fromRight] = [await measure('ltr'), await measure('rtl')]
  expect(fromLeft.length).toBeGreaterThan(30)
  for (const [index, { part, start }] of fromLeft.entries())
    expect(Math.abs(start - fromRight[index]!.start), part).toBeLessThan(1)
})

test('behavior: who prefers more contrast sees no grey', async () => {
  const read = async () =>
    readColours(await open({ name: 'plain', isDark: never })).filter(({ part }) =>
      /note|term|line/.test(part),
    )
  const soft = await read()
  await prefer('more', 'prefers-contrast')
  const strong = await read()
  expect(soft.length).toBeGreaterThan(5)
  for (const [index, { part, ratio }] of strong.entries()) {
    expect(ratio, part).toBeGreaterThanOrEqual(15)
    expect(ratio, part).toBeGreaterThan(soft[index]!.ratio)
  }
})

test('behavior: the accent is the one that was given, and moves under the pointer', async () => {
  const style = document.createElement('style')
  style.textContent = `${css} .brand { --powens-pay-accent: #8a3d12 }`
  const brand = document.createElement('div')
  brand.className = 'brand'
  brand.innerHTML = '<button class="powens-pay-button">Pay</button>'
  document.body.append(style, brand)
  const button = brand.querySelector('button')!
  const colour = () => getComputedStyle(button).backgroundColor
  expect(colour()).toBe('rgb(138, 61, 18)')
  await userEvent.hover(button)
  expect(colour()).not.toBe('rgb(138, 61, 18)')
  expect(readColours(document)[0]?.ratio).toBeGreaterThanOrEqual(4.5)
})
