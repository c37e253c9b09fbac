import type { Terminal } from '../program/Terminal.ts'
import { UsageError } from '../program/UsageError.ts'

/** The file that a secret goes to, which nobody but its owner reads. */
export interface SecretFile {
  /** Makes sure that it can be written. Throws `UsageError` unless it is new or empty. */
  reserve: () => Promise<void>
  write: (secret: string) => Promise<void>
}

export function openSecretFile(path: string, terminal: Terminal): SecretFile {
  return {
    async reserve() {
      const content = await terminal.readFile(path).catch(() => '')
      if (content !== '')
        throw new UsageError(`${path} is not empty, and may hold a secret that is in use. Name another file.`)
      try {
        await terminal.writeFile(path, '', { isSecret: true })
      } catch {
        throw new UsageError(`${path} cannot be written, so the secret would be lost. Name another file.`)
      }
    },
    async write(secret) {
      terminal.hide([secret])
      await terminal.writeFile(path, `${secret}\n`, { isSecret: true })
    },
  }
}
