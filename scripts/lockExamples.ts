import { execFileSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withoutOurs } from './withoutOurs.ts'

const examples = join(import.meta.dirname, '..', 'examples')
const isShop = (name: string): boolean => name === 'shop'

/** Writes the lockfile of each example that stands alone, or of those named: `pnpm examples:lock [NAME…]`. */
const names = process.argv.slice(2)
for (const name of names.length > 0 ? names : readdirSync(examples).filter((found) => !isShop(found))) {
  const source = join(examples, name, 'package.json')
  if (!existsSync(source)) continue
  const folder = mkdtempSync(join(tmpdir(), 'powens-pay-lock-'))
  try {
    writeFileSync(join(folder, 'package.json'), withoutOurs(readFileSync(source, 'utf8')))
    const words = ['install', '--package-lock-only', '--ignore-scripts', '--no-audit', '--no-fund']
    execFileSync('npm', words, { cwd: folder, stdio: 'inherit' })
    copyFileSync(join(folder, 'package-lock.json'), join(examples, name, 'package-lock.json'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
