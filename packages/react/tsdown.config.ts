import { library } from '../../tsdown.shared.ts'

<<<<<<< HEAD
export default [
  library({
    entry: [
      'src/index.ts',
      'src/events/index.ts',
      'src/handoff/index.ts',
      'src/messages/locales/*.ts',
      'src/testing/index.ts',
    ],
    platform: 'neutral',
    withDocs: true,
    copy: [{ from: 'src/styles/*.css*', to: 'dist/styles' }],
  }),
  // Jest loads it in Node, so it alone may see Node's types.
  library({
    entry: ['src/testing/jest/*.ts'],
    outDir: 'dist/testing/jest',
    clean: false,
    platform: 'node',
    tsconfig: 'tsconfig.jest.json',
  }),
]
=======
export default library({
  entry: [
    'src/index.ts',
    'src/events/index.ts',
    'src/handoff/index.ts',
    'src/messages/locales/*.ts',
    'src/testing/index.ts',
    'src/validation/index.ts',
  ],
  platform: 'neutral',
  withDocs: true,
  copy: [{ from: 'src/styles/*.css*', to: 'dist/styles' }],
})
>>>>>>> dae0d47 (react: validates a payment in a page of the shop)
