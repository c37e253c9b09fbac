import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

/** Writes a bill of materials of each package: what a merchant installs with it. */
const folder = join(import.meta.dirname, '..', 'artifacts', 'sbom')
mkdirSync(folder, { recursive: true })
execFileSync(
  'pnpm',
  [
    'sbom',
    '--sbom-format=cyclonedx',
    '--prod',
    '--split',
    '--filter=./packages/*',
    `--out=${join(folder, '%s.cdx.json')}`,
  ],
  { stdio: 'inherit' },
)
