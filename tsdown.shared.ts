import { defineConfig, type UserConfig } from 'tsdown'

/** How every library of the workspace is built: ESM, one file in, one file out, `'use client'` kept. */
export function library(options: UserConfig): UserConfig {
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
    ...options,
  })
}
