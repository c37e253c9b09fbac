import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)

/** As strict as a merchant can be; the declarations themselves are checked too. */
export const compilerOptions = {
  target: 'es2022',
  lib: ['es2022', 'dom', 'dom.iterable'],
  types: ['node'],
  jsx: 'react-jsx',
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
  noEmit: true,
}

/** What a compiler, by its name among the devDependencies, says of the app in this folder. */
export function compile(folder: string, compiler: string, options: object): string {
  const manifest = require.resolve(`${compiler}/package.json`)
  const config = join(folder, `tsconfig.${compiler}.json`)
  writeFileSync(
    config,
    JSON.stringify({ compilerOptions: { ...compilerOptions, ...options }, include: ['*.ts', '*.tsx'] }),
  )
  const tsc = join(dirname(manifest), 'bin', 'tsc')
  const { stdout, stderr } = spawnSync(process.execPath, [tsc, '-p', config], { encoding: 'utf8' })
  return stdout + stderr
}
