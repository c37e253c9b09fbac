import { library } from '../../tsdown.shared.ts'

const entry = ['src/index.ts', 'src/models/index.ts']

export default [
  // One file in, one file out: bundled, a page that reads a payment would also carry the error class it never throws.
  library({ entry, platform: 'neutral' }),
  // A server that starts cold pays for each file it opens, and for no byte.
  library({ entry, platform: 'neutral', unbundle: false, dts: false, outDir: 'dist/node' }),
]
