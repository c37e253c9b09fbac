import { library } from '../../tsdown.shared.ts'

// One file in, one file out: bundled, a page that reads a payment would also carry the error class it never throws.
export default library({
  entry: ['src/index.ts', 'src/models/index.ts'],
  platform: 'neutral',
})
