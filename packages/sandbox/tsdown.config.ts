import { library } from '../../tsdown.shared.ts'

export default library({
  entry: [
    'src/index.ts',
    'src/serve.ts',
    'src/cli.ts',
    'src/fixtures/index.ts',
    'src/frame/index.ts',
    'src/playwright/index.ts',
  ],
  platform: 'node',
})
