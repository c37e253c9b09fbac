import { fileURLToPath } from 'node:url'

const pathOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

/** What is published as ECMAScript modules alone: ours, and what ours import. */
const modules = String.raw`(?:@powens-pay|jose|uqr)(?:@|\+|[/\\])`
const extension = import.meta.url.slice(-3)

/**
 * A preset for Jest: jsdom with what every browser has and jsdom lacks, and our packages as CommonJS, which Jest runs.
 *
 * @example
 * // jest.config.js
 * export default { preset: '@powens-pay/react/testing/jest' }
 */
const preset = {
  testEnvironment: pathOf(`./environment${extension}`),
  setupFiles: [pathOf(`./acceptSignals${extension}`), pathOf(`./addCrypto${extension}`)],
  // The first run compiles what a test loads on its way.
  testTimeout: 30_000,
  transform: {
    // The first that matches is taken, and an app's own stand before these.
    [String.raw`[/\\]node_modules[/\\].+\.m?js$`]: pathOf(`./transform${extension}`),
    // What Jest does where nobody says otherwise.
    [String.raw`\.[jt]sx?$`]: 'babel-jest',
  },
  transformIgnorePatterns: [String.raw`[/\\]node_modules[/\\](?!(?:\.pnpm[/\\])?${modules})`],
}

export default preset
