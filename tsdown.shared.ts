import { defineConfig } from 'tsdown'

type Options = Exclude<Parameters<typeof defineConfig>[0], Function | unknown[]>

/** How every library of the workspace is built: ESM, one file in, one file out, `'use client'` kept. */
export function library(options: Options): Options {
  return defineConfig({
    format: 'esm',
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
  }) as Options
}
