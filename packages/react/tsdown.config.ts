import { library } from '../../tsdown.shared.ts'

export default [
  library({
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
