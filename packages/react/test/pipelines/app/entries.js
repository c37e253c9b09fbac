import { mkdirSync, writeFileSync } from 'node:fs'

/** What a merchant's page imports: the stylesheet alone, or beside Tailwind CSS in either order, from CSS or JavaScript. */
export const entries = [
  'plain',
  'tailwind-first',
  'tailwind-last',
  'tailwind-first-from-js',
  'tailwind-last-from-js',
]

/** Keeps what a pipeline made of an entry where the test reads it. */
export function keep(pipeline, entry, css) {
  mkdirSync(`out/${pipeline}`, { recursive: true })
  writeFileSync(`out/${pipeline}/${entry}.css`, css)
}
