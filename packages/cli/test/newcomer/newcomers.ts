import { readExample } from '../../src/init/examples.ts'
import { frameworks } from '../../src/init/frameworks.ts'

export interface Newcomer {
  title: string
  framework: string
  /** An app that is there before; an empty folder without. */
  files?: Record<string, string>
  /** What the paths of its pages stand below. */
  base?: string
  /** Where its pages lead to: with a slash at the end. */
  slash?: string
}

const example = (path: string): string => readExample('next', path)
type Versions = Record<string, string>
const nextPackage = (more: { dependencies?: Versions; devDependencies?: Versions } = {}): string => {
  const { dependencies, devDependencies, ...rest } = JSON.parse(example('package.json')) as Record<
    string,
    Versions
  >
  const own = Object.entries({ ...dependencies, ...more.dependencies }).filter(
    ([name]) => !name.startsWith('@powens-pay/'),
  )
  return JSON.stringify({
    ...rest,
    dependencies: Object.fromEntries(own),
    devDependencies: { ...devDependencies, ...more.devDependencies },
  })
}
const nextApp = (config: string, changes: Record<string, string> = {}): Record<string, string> => ({
  'package.json': nextPackage(),
  'tsconfig.json': example('tsconfig.json'),
  'app/layout.tsx': example('app/layout.tsx'),
  'app/page.tsx': example('app/page.tsx'),
  'next.config.mjs': `export default ${config}\n`,
  ...changes,
})

/** Each framework in an empty folder. */
export const newApps: Newcomer[] = frameworks.map(({ name, title }) => ({ title, framework: name }))

/** Apps of Next that are there before. */
export const nextApps: Newcomer[] = [
  {
    title: 'Next.js below a basePath, with trailing slashes',
    framework: 'next',
    files: nextApp("{ basePath: '/shop', trailingSlash: true }"),
    base: '/shop',
    slash: '/',
  },
  { title: 'Next.js with cacheComponents', framework: 'next', files: nextApp('{ cacheComponents: true }') },
  {
    title: 'Next.js with the route at the edge',
    framework: 'next',
    files: nextApp('{}', {
      'app/api/powens/[...powens]/route.ts': `${example('app/api/powens/[...powens]/route.ts')}\nexport const runtime = 'edge'\n`,
    }),
  },
  {
    title: 'Next.js 14 with React 18',
    framework: 'next',
    files: nextApp('{}', {
      'package.json': nextPackage({
        dependencies: { next: '14.2.35', react: '18.3.1', 'react-dom': '18.3.1' },
        // It calls the compiler's API, which TypeScript 7 does not have.
        devDependencies: { '@types/react': '18.3.28', '@types/react-dom': '18.3.7', typescript: '5.9.3' },
      }),
    }),
  },
]

const { dependencies = {}, devDependencies = {} } = JSON.parse(
  readExample('vite-express', 'package.json'),
) as Record<string, Versions>
const pick = (versions: Versions, ...names: string[]): Versions =>
  Object.fromEntries(names.map((name) => [name, versions[name] ?? '']))

/** Apps without TypeScript that are there before. */
export const javaScriptApps: Newcomer[] = [
  {
    title: 'Next.js in JavaScript',
    framework: 'next',
    files: {
      'package.json': JSON.stringify({
        private: true,
        scripts: { dev: 'next dev' },
        dependencies: pick(JSON.parse(nextPackage()).dependencies as Versions, 'next', 'react', 'react-dom'),
      }),
      'app/layout.jsx':
        "export const metadata = { icons: 'data:,' }\n\nexport default function Layout({ children }) {\n  return (\n    <html>\n      <body>{children}</body>\n    </html>\n  )\n}\n",
    },
  },
  {
    title: 'Vite and Express in JavaScript, its server in CommonJS',
    framework: 'vite-express',
    files: {
      'package.json': JSON.stringify({
        private: true,
        scripts: {
          dev: 'concurrently --kill-others npm:dev:*',
          'dev:server': 'node server.js',
          'dev:pages': 'vite',
        },
        dependencies: pick(dependencies, 'express', 'react', 'react-dom'),
        devDependencies: pick(devDependencies, '@vitejs/plugin-react', 'concurrently', 'vite'),
      }),
      'vite.config.mjs':
        "import react from '@vitejs/plugin-react'\nimport { defineConfig } from 'vite'\n\nexport default defineConfig({\n  plugins: [react()],\n})\n",
      'server.js':
        "const express = require('express')\n\nconst app = express()\napp.use(express.json())\napp.listen(3001)\n",
    },
  },
]
