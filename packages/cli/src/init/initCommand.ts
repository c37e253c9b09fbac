import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { spawnSync } from 'node:child_process'
import packageJson from '../../package.json' with { type: 'json' }
import type { Command } from '../program/Command.ts'
import { exitCodes, type Terminal } from '../program/Terminal.ts'
import { frameworks } from './frameworks.ts'
import { addWords, findPackageManager } from './packageManager.ts'
import { planInit, type InitPlan } from './planInit.ts'
import { readApp, type App } from './readApp.ts'

/** `powens-pay init` */
export const initCommand: Command = {
  positionals: ['[FOLDER]'],
  options: {
    framework: {
      value: 'NAME',
      help: `One of ${frameworks.map(({ name }) => name).join(', ')}. Found by itself in an app.`,
    },
    'dry-run': { help: 'Show what would be written, and end.' },
    yes: { help: 'Write without asking.' },
    'no-install': { help: 'Install no packages.' },
  },
  details:
    'Adds payments to the app in a folder: the route, the provider, an order to try, the page the payer returns to, and .env. ' +
    'In an empty folder it begins a whole app. What is there already stays as it is.',
  examples: ['npx @powens-pay/cli init', 'npx @powens-pay/cli init --framework next --yes'],
  async run(input, terminal) {
    const app = readApp(resolve(input.positionals[0] ?? '.'), input.text('framework'))
    const plan = planInit(app, packageJson.version)
    const isInstalling = !input.isSet('no-install')
    const command = installCommand(app, terminal.environment)
    terminal.print(describePlan(app, plan, isInstalling ? command : null))
    if (input.isSet('dry-run')) return exitCodes.done
    if (!input.isSet('yes') && !(await agrees(terminal))) return exitCodes.misused

    for (const { path, what, text } of plan.files) {
      if (what !== 'write' && what !== 'change') continue
      const target = join(app.folder, path)
      mkdirSync(dirname(target), { recursive: true })
      writeFileSync(target, text, path === '.env' ? { mode: 0o600 } : {})
    }
    if (isInstalling && !install(command, app.folder)) {
      terminal.printError(`The packages were not installed. Run: ${command.join(' ')}\n`)
      return exitCodes.found
    }
    terminal.print(describeEnd(app, plan))
    return exitCodes.done
  },
}

async function agrees(terminal: Terminal): Promise<boolean> {
  if (!terminal.ask) {
    terminal.printError('Nothing was written, because nobody is here to agree. Run it again with --yes.\n')
    return false
  }
  const answer = await terminal.ask('Write this? [Y/n] ')
  return /^(y(es)?)?$/i.test(answer.trim())
}

const words = { write: 'write', change: 'change', same: 'as it is', kept: 'kept, differs' } as const

function describePlan({ framework, isNew }: App, { files }: InitPlan, command: string[] | null): string {
  const lines = files.map(({ path, what }) => `  ${words[what].padEnd(14)}${path}`)
  const begin = isNew ? `A new app with ${framework.title}:` : `This app uses ${framework.title}:`
  return `${begin}\n\n${lines.join('\n')}\n${command ? `  ${'run'.padEnd(14)}${command.join(' ')}\n` : ''}\n`
}

function describeEnd({ framework, port, basePath }: App, { byHand }: InitPlan): string {
  const left = byHand.map((text) => `\nLeft to you. ${text}\n`).join('')
  return `${left}
Next: npx @powens-pay/cli dev
It starts a Powens of your own and this app. Then open http://localhost:${port}${basePath}${framework.pages.pay} and pay.
`
}

function installCommand({ folder, isNew }: App, environment: Terminal['environment']): string[] {
  const manager = findPackageManager(folder, environment)
  if (isNew) return [manager, 'install']
  const ours = ['@powens-pay/react', '@powens-pay/server-kit'].map(
    (name) => `${name}@^${packageJson.version}`,
  )
  return [...addWords(manager, folder), ...ours, '@tanstack/react-query@^5']
}

const install = ([program = '', ...rest]: string[], folder: string): boolean =>
  // On Windows, package managers are scripts.
  spawnSync(program, rest, { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' }).status ===
  0
