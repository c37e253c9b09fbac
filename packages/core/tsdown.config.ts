import { library } from '../../tsdown.shared.ts'

export default library({
  entry: ['src/index.ts', 'src/models/index.ts'],
  platform: 'neutral',
  // Servers that start cold pay for each file they open; pages pay the same either way.
  unbundle: false,
})
