import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '..', '..', '..', 'node_modules', '.cache', 'story-sources')

/** What the compiler finds wrong in modules of TSX, given by name. */
export function checkSources(sources: Record<string, string>): string[] {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const [name, source] of Object.entries(sources)) {
    // A module of its own, so that two may use one name.
    writeFileSync(join(folder, `${name.replaceAll(/\W/g, '_')}.tsx`), `${source}\nexport {}\n`)
  }
  const options = {
    extends: '../../../tsconfig.test.json',
    compilerOptions: { noUnusedLocals: false },
    include: ['*.tsx'],
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(options))
  const { stdout } = spawnSync('tsc', ['-p', folder, '--pretty', 'false'], { encoding: 'utf8' })
  return stdout.split('\n').filter((line) => line.includes('story-sources/'))
}
