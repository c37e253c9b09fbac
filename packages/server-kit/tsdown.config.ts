import { library } from '../../tsdown.shared.ts'

export default library({
  entry: ['src/index.ts', 'src/adapters/node.ts'],
  platform: 'node',
})
