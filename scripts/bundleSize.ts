import { globSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type Plugin } from 'esbuild'

/** A chunk that is loaded when it is used is not part of the first load. */
const leaveOutLazyChunks: Plugin = {
  name: 'leave-out-lazy-chunks',
  setup({ onResolve }) {
    onResolve({ filter: /.*/ }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path, external: true } : undefined,
    )
  },
}

/**
 * What a page pays for these lines of import: bundled, minified, gzipped, in bytes.
 *
 * React and react-query are left out, because every page that uses these packages has them already.
 */
export async function bundleSize(source: string, folder: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: folder },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    outdir: folder,
    external: ['react', 'react-dom', 'react/*', 'react-dom/*', '@tanstack/react-query'],
    plugins: [leaveOutLazyChunks],
    // An unpacked package resolves its dependencies from the folder of its source.
    nodePaths: globSync(join(import.meta.dirname, '..', 'packages', '*', 'node_modules')),
    logLevel: 'silent',
  })
  return outputFiles.reduce((sum, { contents }) => sum + gzipSync(contents, { level: 9 }).length, 0)
}
