import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** `npx @powens-pay/cli dev` in a folder, and what it prints. */
export function startDev(cwd: string, env: NodeJS.ProcessEnv) {
  const child = spawn('npx', ['--yes', '@powens-pay/cli', 'dev'], { cwd, env, detached: true })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => void (output += text))
  const ended = once(child, 'exit')
  return {
    output: () => output,
    async stop() {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGINT')
      await ended
    },
  }
}
