import { expect, test } from 'vitest'
import { chooseInk } from './chooseInk.ts'

const linear = Array.from({ length: 256 }, (_, value) =>
  value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
)
const toHex = (...channels: number[]) => channels.map((value) => value.toString(16).padStart(2, '0')).join('')

/** WCAG's contrast ratio of the ink and the colour it was chosen for. */
function measureContrast(red: number, green: number, blue: number): number {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((value) => linear[value])
  const luminance = 0.2126 * r + 0.7152 * g + 0.0722 * b
  return chooseInk(toHex(red, green, blue)) === '#fff' ? 1.05 / (luminance + 0.05) : (luminance + 0.05) / 0.05
}

test('default', () => {
  expect(chooseInk('1d4ed8')).toBe('#fff')
  expect(chooseInk('ffd400')).toBe('#000')
})

test('behavior: any colour a bank may have leaves at least 4.5 : 1', () => {
  const steps = Array.from({ length: 52 }, (_, index) => index * 5)
  let least = Infinity
  for (const red of steps)
    for (const green of steps)
      for (const blue of steps) least = Math.min(least, measureContrast(red, green, blue))
  expect(least).toBeGreaterThanOrEqual(4.5)
})
