import { library } from '../../tsdown.shared.ts'

export default library({
  entry: ['src/index.ts', 'src/main.ts'],
  platform: 'node',
})
