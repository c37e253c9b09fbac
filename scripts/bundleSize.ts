import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, defaultClientConditions, type Plugin, type Rolldown } from 'vite'

/** Bytes, minified and gzipped. */
export interface BundleSize {
  /** What the page loads before it shows anything. */
  first: number
  /** What it loads when it is used, each part by the name of its file. */
  later: Record<string, number>
  /** The source files that the first load is made of. */
  sources: string[]
}

/** React and react-query are left out, because every page that uses these packages has them already. */
const external = /^(react|react-dom|@tanstack\/react-query)(\/|$)/
/** Vite's own code for parts that are loaded later: once in an app, whatever it is made of. */
const preloadHelper = 'preload-helper'

const page = 'page.js'

/** The merchant's page, as if it stood in a folder. */
const openPage = (source: string, folder: string): Plugin => ({
  name: 'open-page',
  resolveId: (id) => (id === page ? join(folder, page) : undefined),
  load: (id) => (id === join(folder, page) ? source : undefined),
})

/** What a merchant's own Vite build makes of a page with these lines. `conditions` are those of packages' `exports`. */
export async function bundleSize(
  source: string,
  folder: string,
  conditions: string[] = [],
): Promise<BundleSize> {
  const { output } = (await build({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    plugins: [openPage(source, folder)],
    resolve: { conditions: [...conditions, ...defaultClientConditions] },
    build: {
      write: false,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: page,
        external,
        output: {
          chunkFileNames: '[name].js',
          codeSplitting: { groups: [{ name: preloadHelper, test: preloadHelper }] },
        },
      },
    },
  })) as Rolldown.RolldownOutput
  const isCounted = ({ fileName }: Rolldown.OutputChunk | Rolldown.OutputAsset) =>
    !fileName.startsWith(preloadHelper)
  const first = findFirst(output)
  return {
    first: output
      .filter((part) => first.has(part.fileName) && isCounted(part))
      .reduce((sum, part) => sum + sizeOf(part), 0),
    later: Object.fromEntries(
      output
        .filter((part) => !first.has(part.fileName) && isCounted(part))
        .map((part) => [part.fileName, sizeOf(part)]),
    ),
    sources: output
      .filter((part) => part.type === 'chunk' && first.has(part.fileName) && isCounted(part))
      .flatMap((part) => (part.type === 'chunk' ? Object.entries(part.modules) : []))
      .filter(([, { renderedLength }]) => renderedLength > 0)
      .map(([file]) => file),
  }
}

type Sizes = Pick<BundleSize, 'first' | 'later'>

/** What a page loads on top of another one, first and later, with the largest of its languages. */
export function growth(page: Sizes, beside: Sizes): number {
  const added = Object.entries(page.later).filter(([name]) => !(name in beside.later))
  const isLanguage = ([name]: [string, number]) => /^[a-z]{2}\.js$/.test(name)
  const languages = added.filter(isLanguage).map(([, size]) => size)
  const parts = added.filter((part) => !isLanguage(part)).map(([, size]) => size)
  return [page.first - beside.first, Math.max(0, ...languages), ...parts].reduce((sum, size) => sum + size)
}

/** The names of the page's own file, of all that it imports in turn, and of its styles. */
function findFirst(output: Rolldown.RolldownOutput['output']): Set<string> {
  const first = new Set(output.filter(({ type }) => type === 'asset').map(({ fileName }) => fileName))
  const add = (fileName: string): void => {
    const chunk = output.find((part) => part.fileName === fileName)
    if (chunk?.type !== 'chunk' || first.has(fileName)) return
    first.add(fileName)
    for (const imported of chunk.imports) add(imported)
  }
  add(output[0].fileName)
  return first
}

const sizeOf = (part: Rolldown.OutputChunk | Rolldown.OutputAsset): number =>
  gzipSync(part.type === 'chunk' ? part.code : part.source, { level: 9 }).length
