import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Compiles a consumer against the built declarations with every TypeScript this package supports, under both module
 * resolutions, and prints a line for each. Build first: `pnpm build && node test/checkDeclarations.ts`.
 */
const folder = fileURLToPath(new URL('../node_modules/.cache/declarations/', import.meta.url))
const compilers = ['typescript-5.7', 'typescript-5.9', 'typescript-6.0', 'typescript']
const resolutions = [
  { module: 'nodenext', moduleResolution: 'nodenext' },
  { module: 'esnext', moduleResolution: 'bundler' },
]

mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
copyFileSync(new URL('declarations.consumer.ts', import.meta.url), join(folder, 'consumer.ts'))

const require = createRequire(import.meta.url)
for (const compiler of compilers) {
  for (const resolution of resolutions) {
    const compilerOptions = {
      ...resolution,
      target: 'es2022',
      lib: ['es2022', 'dom', 'dom.iterable'],
      types: [],
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      // The declarations themselves are what is checked.
      skipLibCheck: false,
      noEmit: true,
    }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['consumer.ts'] }))
    const manifest = require.resolve(`${compiler}/package.json`)
    const { version } = require(manifest) as { version: string }
    const tsc = join(dirname(manifest), 'bin', 'tsc')
    const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' })
    console.log(`${status === 0 ? 'good' : 'BAD '} TypeScript ${version}, ${resolution.moduleResolution}`)
    if (status !== 0) {
      console.log(stdout)
      process.exitCode = 1
    }
  }
}
