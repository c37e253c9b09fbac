import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

/** The cells of each row of a page's tables whose last cell names a test, such as `` `file`: title ``. */
export function listCitingRows(markdown: string): string[][] {
  return markdown
    .split('\n')
    .filter((line) => /\| `[^`]+`: .+ \|$/.test(line))
    .map((line) =>
      line
        .slice(1, -1)
        .split(' | ')
        .map((cell) => cell.trim()),
    )
}

/** Says what is wrong with a citation of a test; `null` when the file has that title. */
export function findLostTest(citation: string): string | null {
  const [, file = '', title = ''] = /^`([^`]+)`: (.+)$/.exec(citation) ?? []
  const path = join(root, file)
  if (file === '' || !existsSync(path)) return `${file} is not there`
  return readFileSync(path, 'utf8').includes(title) ? null : `${file} has no "${title}"`
}
