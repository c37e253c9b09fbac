import { execFileSync } from 'node:child_process'
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { installPackages } from './packedPackages.ts'

/**
 * Publishes the built packages: `node scripts/release.ts --publish`. Without `--publish` it only makes what would be published, in
 * the folder it prints.
 */

/** Under which the packages are published. Whoever owns a trademark in a name has to permit it first. */
const scope = '@powens-pay'
/** The public repository, such as `https://github.com/owner/name`. Nothing is published without it. */
const repository: string | null = null

/** The scope inside this repository. */
const sourceScope = '@powens-pay'
/** In the order in which they need each other. */
const names = ['core', 'sandbox', 'server-kit', 'react', 'cli']

const root = join(import.meta.dirname, '..')
const staged = join(root, 'artifacts', 'release')
const isPublishing = process.argv.includes('--publish')

if (isPublishing && repository === null)
  throw new Error(
    'The address of the public repository is not known, so the packages would lead nowhere. Set it in scripts/release.ts.',
  )

rmSync(staged, { recursive: true, force: true })
mkdirSync(staged, { recursive: true })
installPackages(staged)
for (const name of names) {
  const folder = join(staged, 'node_modules', sourceScope, name)
  for (const file of globSync('**/*.{js,ts,tsx,json,md,css,map}', { cwd: folder })) rename(join(folder, file))
  const { version } = complete(join(folder, 'package.json'), name)
  if (version === '0.0.0' && isPublishing)
    throw new Error('The packages have no version yet. Run `pnpm run version` and commit what it writes.')
  console.log(`${scope}/${name}@${version}  ${folder}`)
}

if (isPublishing)
  for (const name of names) {
    const cwd = join(staged, 'node_modules', sourceScope, name)
    execFileSync('npm', ['publish', '--access', 'public', '--provenance'], { cwd, stdio: 'inherit' })
  }

function rename(file: string): void {
  if (scope === sourceScope) return
  const text = readFileSync(file, 'utf8')
  if (text.includes(sourceScope)) writeFileSync(file, text.replaceAll(sourceScope, scope))
}

/** Adds where the source and its issues are, and leaves out what only this repository uses. */
function complete(file: string, name: string): { version: string } {
  const {
    scripts: _,
    devDependencies: __,
    ...manifest
  } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown> & { version: string }
  const addresses = repository && {
    homepage: `${repository}/tree/main/packages/${name}#readme`,
    bugs: `${repository}/issues`,
    repository: { type: 'git', url: `git+${repository}.git`, directory: `packages/${name}` },
  }
  writeFileSync(file, `${JSON.stringify({ ...manifest, ...addresses }, null, 2)}\n`)
  return manifest
}
