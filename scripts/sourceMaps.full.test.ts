import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')

interface SourceMap {
  sources: string[]
  sourcesContent?: unknown
}

test.each(['cli', 'core', 'react', 'sandbox', 'server-kit'])(
  'behavior: the maps of %s lead to the sources that are published with it, and hold none',
  (name) => {
    const folder = join(root, 'packages', name)
    const maps = globSync('dist/**/*.js.map', { cwd: folder })
    expect(maps.length).toBeGreaterThan(0)
    for (const map of maps) {
      const { sources, sourcesContent } = JSON.parse(readFileSync(join(folder, map), 'utf8')) as SourceMap
      expect(sourcesContent, map).toBeUndefined()
      const own = sources.filter((source) => !source.includes('node_modules'))
      for (const source of own.map((path) => join(folder, dirname(map), path))) {
        expect(relative(folder, source), map).toMatch(/^(src\/|package.json$)/)
        expect(existsSync(source), source).toBe(true)
      }
    }
  },
)
