import { readFileSync } from 'node:fs'
import { library } from '../../tsdown.shared.ts'

const entry = ['src/index.ts', 'src/models/index.ts']

export default [
  // One file in, one file out: bundled, a page that reads a payment would also carry the error class it never throws.
  library({ entry, platform: 'neutral' }),
  // A server that starts cold pays for each file it opens, and for no byte. zod alone is eighty files.
  library({
    entry,
    platform: 'neutral',
    unbundle: false,
    dts: false,
    outDir: 'dist/node',
    deps: { alwaysBundle: ['zod'] },
    outputOptions: {
      banner: ({ fileName }) => (fileName.startsWith('models/') ? licenseOf('zod') : ''),
    },
  }),
]

/** What is bundled keeps its notice. */
function licenseOf(name: string): string {
  const text = readFileSync(new URL(`node_modules/${name}/LICENSE`, import.meta.url), 'utf8')
  return `/*!\nThis file holds parts of ${name}:\n\n${text.trim()}\n*/`
}
