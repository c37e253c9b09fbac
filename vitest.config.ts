import { defineConfig } from 'vitest/config'
import { source } from './vitest.shared.ts'

const nodeProject = (name: string, folder = `packages/${name}`) => ({
  ...source,
  test: {
    name,
    environment: 'node' as const,
    include: [`${folder}/{src,test}/**/*.test.ts`],
  },
})

export default defineConfig({
  test: {
    projects: [
      nodeProject('core'),
      nodeProject('sandbox'),
      nodeProject('server-kit'),
      {
        ...source,
        test: {
          name: 'react',
          environment: 'jsdom',
          isolate: false,
          include: ['packages/react/{src,test}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.browser.test.tsx'],
          setupFiles: ['./packages/react/test/setup.ts'],
        },
      },
    ],
  },
})
