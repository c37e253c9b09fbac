import { chmod, readFile, writeFile } from 'node:fs/promises'
import { createInterface } from 'node:readline/promises'
import { createRedactor } from './createRedactor.ts'
import type { Terminal } from './Terminal.ts'

/** The terminal of this process. The first signal asks to stop; the second does not ask. */
export function createTerminal(): Terminal {
  const { hide, redact } = createRedactor()
  return {
    environment: process.env,
    print: (text) => void process.stdout.write(redact(text)),
    printError: (text) => void process.stderr.write(redact(text)),
    readFile: (path) => readFile(path, 'utf8'),
    async writeFile(path, text, { isSecret } = { isSecret: false }) {
      await writeFile(path, text, isSecret ? { mode: 0o600 } : {})
      // The mode of a file that was there before stays as it was.
      if (isSecret) await chmod(path, 0o600)
    },
    ask: process.stdin.isTTY ? ask : undefined,
    hide,
    stopped: new Promise((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const)
        process.once(signal, () => {
          resolve()
          process.once(signal, () => process.exit(130))
        })
    }),
  }
}

async function ask(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stdout })
  try {
    return await lines.question(question)
  } finally {
    lines.close()
  }
}
