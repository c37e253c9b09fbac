import { createRequire } from 'node:module'
import { join } from 'node:path'

interface Environment {
  global: typeof globalThis
  setup: () => Promise<void>
}
interface Project {
  projectConfig: { rootDir: string }
}
type EnvironmentClass = new (config: Project, context: unknown) => Environment

/** In every browser and in Node, and not in jsdom, or not with the others' signals and bodies. */
const names = [
  'AbortController',
  'AbortSignal',
  'ArrayBuffer',
  'Blob',
  'BroadcastChannel',
  'CompressionStream',
  'DecompressionStream',
  'File',
  'FormData',
  'Headers',
  'ReadableStream',
  'Request',
  'Response',
  'TextDecoder',
  'TextDecoderStream',
  'TextEncoder',
  'TextEncoderStream',
  'TransformStream',
  'URL',
  'URLSearchParams',
  'Uint8Array',
  'WritableStream',
  'fetch',
  'structuredClone',
] as const

/** Jest's environment of jsdom with these from Node. */
class BrowserEnvironment {
  constructor(config: Project, context: unknown) {
    const { TestEnvironment } = loadJsdom(config.projectConfig.rootDir)
    const environment = new TestEnvironment(config, context)
    for (const name of names)
      Object.defineProperty(environment.global, name, {
        value: globalThis[name],
        configurable: true,
        writable: true,
      })
    // oxlint-disable-next-line no-constructor-return -- Which class it is depends on the app's folder.
    return environment
  }
}

/** As the app has it, which this package need not see. */
function loadJsdom(rootDir: string): { TestEnvironment: EnvironmentClass } {
  const require = createRequire(join(rootDir, 'package.json'))
  try {
    return require('jest-environment-jsdom') as { TestEnvironment: EnvironmentClass }
  } catch (cause) {
    throw new Error(
      'Jest has no page for the tests, because jest-environment-jsdom is not installed: npm install --save-dev jest-environment-jsdom.',
      { cause },
    )
  }
}

export default BrowserEnvironment
