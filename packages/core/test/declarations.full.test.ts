import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

test(
  'default: the built declarations compile under every TypeScript of the declared range',
  { timeout: 600_000 },
  () => {
    const script = fileURLToPath(new URL('checkDeclarations.ts', import.meta.url))
    const { status, stdout, stderr } = spawnSync('node', [script], { encoding: 'utf8' })
    expect(stdout + stderr).toMatch(/5\.7.*5\.9.*6\.0.*7\.0/s)
    expect(status, stdout + stderr).toBe(0)
  },
)
