import { toUtf8 } from '../internal/bytes.ts'

interface ScriptRunner {
  sendCommand(command: string[]): Promise<unknown>
}

/** Runs a script in Redis. It is sent by its hash, and whole only to a server that does not have it yet. */
export function createScript(text: string) {
  let hash: Promise<string> | undefined
  return async (client: ScriptRunner, keys: string[], ...rest: string[]): Promise<unknown> => {
    const parameters = [String(keys.length), ...keys, ...rest]
    try {
      return await client.sendCommand(['EVALSHA', await (hash ??= sha1(text)), ...parameters])
    } catch (error) {
      if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error
      return client.sendCommand(['EVAL', text, ...parameters])
    }
  }
}

/** The name that Redis gives a script. */
async function sha1(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-1', toUtf8(text)))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
