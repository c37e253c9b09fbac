import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

/**
 * What a page pays for these lines of import: bundled, minified, gzipped, in bytes.
 *
 * Only React and react-query are left out, as every page that uses these packages has them already. A chunk that is
 * loaded when it is used is not part of the first load.
 */
export async function bundleSize(source: string, folder: string): Promise<number> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: source, resolveDir: folder, sourcefile: 'entry.js' },
    bundle: true,
    splitting: true,
    minify: true,
    metafile: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    outdir: 'out',
    external: ['react', 'react-dom', 'react/*', 'react-dom/*', '@tanstack/react-query'],
    logLevel: 'silent',
  })

  const loaded = new Set<string>()
  const load = (name: string) => {
    if (loaded.has(name)) return
    loaded.add(name)
    for (const { path, kind, external } of metafile.outputs[name]?.imports ?? [])
      if (!external && kind === 'import-statement') load(path)
  }
  const entry = Object.entries(metafile.outputs).find(([, { entryPoint }]) =>
    entryPoint?.endsWith('entry.js'),
  )
  if (!entry) throw new Error('The bundler made no entry, so nothing was measured.')
  load(entry[0])

  return outputFiles
    .filter(({ path }) => [...loaded].some((name) => path.endsWith(name)))
    .reduce((sum, { contents }) => sum + gzipSync(contents, { level: 9 }).length, 0)
}
