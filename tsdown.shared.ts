import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig, type UserConfig } from 'tsdown'

export interface LibraryOptions extends Omit<UserConfig, 'outputOptions' | 'hooks'> {
  outputOptions?: OutputOptions
  /** Whether the pages of the documentation are in the package. */
  withDocs?: boolean
  /** Adds files to `dist`. */
  afterBuild?: () => void
}

type OutputOptions = Exclude<NonNullable<UserConfig['outputOptions']>, (...parameters: never[]) => unknown>

/** How every library of the workspace is built: ESM, one file in, one file out, `'use client'` kept. */
export function library({ outputOptions, withDocs, afterBuild, ...options }: LibraryOptions): UserConfig {
  return defineConfig({
    format: 'esm',
    tsconfig: 'tsconfig.build.json',
    fixedExtension: false,
    dts: true,
    sourcemap: true,
    unbundle: true,
    inputOptions: {
      onLog(level, log, next) {
        // The directive is kept per file, so the bundler's warning that it may be lost does not apply.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') next(level, log)
      },
    },
    // A map leads to the `src` of the package, and does not hold it a second time.
    outputOptions: { sourcemapExcludeSources: true, ...outputOptions },
    hooks: {
      'build:done'() {
        if (withDocs) copyDocs()
        afterBuild?.()
      },
    },
    ...options,
  })
}

/** The pages, for whoever or whatever reads the installed package. */
function copyDocs(): void {
  cpSync(join(import.meta.dirname, 'docs'), join('dist', 'docs'), { recursive: true })
}
