import { library } from '../../tsdown.shared.ts'

export default library({
  entry: [
    'src/index.ts',
    'src/adapters/lambda.ts',
    'src/adapters/next.ts',
    'src/adapters/node.ts',
    'src/staff/index.ts',
    'src/store/postgresStore.ts',
    'src/store/redisStore.ts',
    'src/store/sqliteStore.ts',
    'src/store/storeSuite.ts',
  ],
  copy: [{ from: '../../docs/errors.md', to: 'docs' }],
  platform: 'node',
  withDocs: true,
  // A server that starts cold pays for each file it opens: as 120 files the import costs four times as much.
  unbundle: false,
})
