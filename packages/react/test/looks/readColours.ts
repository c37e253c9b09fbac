export interface PartColours {
  part: string
  /** Its words against what is painted behind them. (WCAG contrast) */
  ratio: number
  /** Its line against what is painted around it; `null` where none is drawn. */
  line: number | null
  /** How light what is painted behind the words is, from 0 to 1. (WCAG luminance) */
  ground: number
}

/** Reads the colours of parts as painted. It needs nothing from this module, so it can be sent into any page. */
export function readColours(document: Document, parts = '[class^="powens-pay"]'): PartColours[] {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 1
  const brush = canvas.getContext('2d', { willReadFrequently: true })!

  const luminance = (layers: readonly string[]) => {
    for (const colour of layers) {
      brush.fillStyle = colour
      brush.fillRect(0, 0, 1, 1)
    }
    const [red = 0, green = 0, blue = 0] = [...brush.getImageData(0, 0, 1, 1).data].map((byte) => {
      const channel = byte / 255
      return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const contrast = (one: number, other: number) =>
    (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)
  const styleOf = (element: Element) => document.defaultView!.getComputedStyle(element)
  const sheet = document.createElement('div')
  sheet.style.backgroundColor = 'Canvas'
  document.documentElement.append(sheet)
  const canvasColour = styleOf(sheet).backgroundColor
  sheet.remove()
  /** Everything that is painted behind an element, from the back. */
  const grounds = (element: Element | null): string[] =>
    element ? [...grounds(element.parentElement), styleOf(element).backgroundColor] : [canvasColour]

  return [...document.querySelectorAll(parts)]
    .filter((element) => element.matches('button, input') || element.children.length === 0)
    .map((element) => {
      const style = styleOf(element)
      const behind = grounds(element)
      const ground = luminance(behind)
      const isLined = Number.parseFloat(style.borderTopWidth) > 0 && style.borderTopStyle === 'solid'
      const around = luminance(grounds(element.parentElement))
      return {
        part: [...element.classList, element.closest('[data-bucket]')?.getAttribute('data-bucket')]
          .filter(Boolean)
          .join(' '),
        ratio: contrast(luminance([...behind, style.color]), ground),
        line: isLined
          ? contrast(luminance([...grounds(element.parentElement), style.borderTopColor]), around)
          : null,
        ground,
      }
    })
}
