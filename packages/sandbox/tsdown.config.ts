import { library } from '../../tsdown.shared.ts'

export default library({
  entry: [
    'src/index.ts',
    'src/node/serve.ts',
    'src/node/cli.ts',
    'src/fixtures/index.ts',
    'src/frame/index.ts',
    'src/playwright/index.ts',
  ],
  platform: 'node',
})
