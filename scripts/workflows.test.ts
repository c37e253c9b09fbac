import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { getReleasePlan } from '@changesets/get-release-plan'
import { parse } from 'yaml'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }

interface Workflow {
  permissions: Record<string, string>
  jobs: Record<
    string,
    {
      permissions?: Record<string, string>
      'timeout-minutes'?: number
      strategy?: { matrix: { command: string[] } }
      steps: { run?: string; uses?: string }[]
    }
  >
}

const workflows = globSync('.github/workflows/*.yml', { cwd: root }).map((file) => ({
  file,
  workflow: parse(read(file)) as Workflow,
}))

/** What pnpm is called with, the matrix written out. */
const commandsOf = ({ jobs }: Workflow): string[] =>
  Object.values(jobs).flatMap(({ steps, strategy }) =>
    steps.flatMap(({ run = '' }) => {
      const [, command = ''] = /^npx -y pnpm@\S+ (.*)$/.exec(run) ?? []
      return command === '${{ matrix.command }}' ? (strategy?.matrix.command ?? []) : command || []
    }),
  )

test('default: there is one to check and one to release', () => {
  expect(workflows.map(({ file }) => file).toSorted()).toEqual([
    '.github/workflows/check.yml',
    '.github/workflows/release.yml',
  ])
})

test.each(workflows)(
  'behavior: $file calls scripts that exist, with the pnpm of this repository',
  ({ file, workflow }) => {
    const { packageManager } = JSON.parse(read('package.json')) as { packageManager: string }
    expect(new Set(read(file).match(/pnpm@[\d.]+/g))).toEqual(new Set([packageManager]))
    const called = commandsOf(workflow).map((command) => command.split(' ')[0] ?? '')
    expect(called).toContain('install')
    expect(called.filter((name) => name !== 'install' && !(name in scripts))).toEqual([])
  },
)

test('behavior: what is checked in public is what is checked here', () => {
  const here = [...read('.ci/run').matchAll(/^\$pnpm (.*?)(?: \|\|.*)?$/gm)].map(([, command]) => command)
  const check = workflows.find(({ file }) => file.endsWith('check.yml'))
  expect(here.length).toBeGreaterThan(2)
  expect(check && commandsOf(check.workflow)).toEqual(here)
})

test.each(workflows)(
  'behavior: $file may read, ends, and lets only the release ask for an identity',
  ({ file, workflow }) => {
    expect(workflow.permissions).toEqual({ contents: 'read' })
    for (const { permissions = {}, 'timeout-minutes': minutes } of Object.values(workflow.jobs)) {
      expect(minutes).toBeGreaterThan(0)
      expect('id-token' in permissions).toBe(file.endsWith('release.yml'))
    }
  },
)

test('behavior: the first release is 0.1.0', async () => {
  const { releases } = await getReleasePlan(root)
  const first = releases.filter(({ oldVersion, name }) => oldVersion === '0.0.0' && !name.includes('example'))
  expect(first.filter(({ newVersion }) => newVersion !== '0.1.0')).toEqual([])
  const { version } = JSON.parse(read('packages/core/package.json')) as { version: string }
  expect(first.length).toBe(version === '0.0.0' ? 5 : 0)
})

test('behavior: a README leads nowhere that its tarball does not hold', () => {
  const readmes = globSync('packages/*/README.md', { cwd: root })
  expect(readmes).toHaveLength(5)
  const links = readmes.flatMap((file) =>
    [...read(file).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => `${file} ${link}`),
  )
  expect(links.filter((link) => !/ (?:https:\/\/|#)/.test(link))).toEqual([])
})
