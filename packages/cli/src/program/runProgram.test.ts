import { expect, test } from 'vitest'
import type { ListedCommand } from './Command.ts'
import { commands } from './commands.ts'
import { createRedactor } from './createRedactor.ts'
import { isNodeAtLeast } from './isNodeAtLeast.ts'
import { runProgram } from './runProgram.ts'
import { exitCodes } from './Terminal.ts'

const greet: ListedCommand = {
  name: 'greet',
  summary: 'Say hello.',
  load: async () => ({
    positionals: ['NAME'],
    options: { loud: { help: 'Louder.' }, twice: { value: 'TIMES', help: 'Again.' } },
    async run({ positionals, isSet, text }, terminal) {
      if (positionals[0] === 'nobody') throw new Error('the secret is canary')
      terminal.print(`hello ${positionals[0]}${isSet('loud') ? '!' : ''}${text('twice') ?? ''}\n`)
      return exitCodes.done
    },
  }),
}

async function run(list: readonly ListedCommand[], ...words: string[]) {
  let [out, err] = ['', '']
  const { hide, redact } = createRedactor()
  const code = await runProgram(
    list,
    words,
    {
      environment: {},
      print: (text) => (out += redact(text)),
      printError: (text) => (err += redact(text)),
      readFile: () => Promise.reject(new Error('none')),
      writeFile: () => Promise.resolve(),
      stopped: Promise.resolve(),
      hide,
    },
    '1.2.3',
  )
  return { code, out, err }
}

test('default', async () => {
  expect(await run([greet], 'greet', 'Ada', '--loud', '--twice=2')).toEqual({
    code: 0,
    out: 'hello Ada!2\n',
    err: '',
  })
})

test('behavior: -h is --help', async () => {
  expect((await run([greet], 'greet', '-h')).out).toContain('Usage: powens-pay greet NAME')
})

test.each([
  ['webhooks', 'powens-pay webhooks does nothing alone. There are: webhooks trigger, webhooks listen.'],
  ['doctro', 'powens-pay has no command "doctro". There are: init, dev, broker, doctor,'],
])('behavior: %s names what there is', async (word, sentence) => {
  expect((await run(commands, word)).err).toContain(sentence)
})

test('behavior: a port that is taken is named', async () => {
  const error = Object.assign(new Error(), { code: 'EADDRINUSE', port: 4400 })
  const taken: ListedCommand = {
    ...greet,
    load: async () => ({ ...(await greet.load()), run: () => Promise.reject(error) }),
  }
  expect((await run([taken], 'greet', 'Ada')).err).toBe(
    'Port 4400 is taken, so nothing could listen there. Choose another, or stop what uses it.\n',
  )
})

test('behavior: --version', async () => {
  expect(await run([greet], '--version')).toEqual({ code: 0, out: '1.2.3\n', err: '' })
})

test.each([
  ['an unknown command', ['shout'], 'has no command "shout"'],
  ['a missing argument', ['greet'], 'needs NAME'],
  ['an argument too many', ['greet', 'Ada', 'Bo'], '"Bo"'],
  ['an unknown option', ['greet', 'Ada', '--quiet'], '--quiet'],
  ['an option without its value', ['greet', 'Ada', '--twice'], '--twice'],
])('behavior: %s exits with 2 and a sentence on standard error', async (_, words, text) => {
  const { code, out, err } = await run([greet], ...words)
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toContain(text)
  expect(err).toContain(words[0] === 'shout' ? '--help' : 'powens-pay greet')
})

test('behavior: nothing at all shows the help on standard error, and --help on standard output', async () => {
  expect((await run([greet])).code).toBe(2)
  const asked = await run([greet], '--help')
  expect(asked).toMatchObject({ code: 0, err: '' })
  expect(asked.out).toContain('greet')
})

test('behavior: an unexpected error shows neither its message nor its place, unless --debug', async () => {
  const plain = await run([greet], 'greet', 'nobody')
  expect(plain).toMatchObject({ code: 2, out: '' })
  expect(plain.err).not.toContain('canary')
  expect((await run([greet], 'greet', 'nobody', '--debug')).err).toContain('runProgram.test.ts')
})

test.each(commands.map((command) => [command.name, command] as const))(
  'behavior: %s has a help',
  async (name, command) => {
    const { code, out } = await run(commands, ...name.split(' '), '--help')
    expect(code).toBe(0)
    expect(out).toContain(command.summary)
    expect(out).toContain(`Usage: powens-pay ${name}`)
    for (const option of Object.keys((await command.load()).options ?? {}))
      expect(out).toContain(`--${option}`)
  },
)

test('createRedactor: a secret is hidden as it is and as it travels', () => {
  const { hide, redact } = createRedactor()
  const secret = 'a secret/with "quotes"'
  hide([secret])
  const bytes = Buffer.from(secret)
  const travelling = [
    secret,
    bytes.toString('base64'),
    bytes.toString('hex'),
    encodeURIComponent(secret),
    JSON.stringify(secret),
  ]
  for (const text of travelling)
    expect(redact(`before ${text} after`)).toMatch(/^before "?\[secret\]"? after$/)
})

test('createRedactor: a secret of three letters is not looked for in every word', () => {
  const { hide, redact } = createRedactor()
  hide(['and'])
  expect(redact('sandbox')).toBe('sandbox')
})

test.each([
  ['v22.13.0', true],
  ['v24.1.0', true],
  ['v22.12.9', false],
  ['v20.20.2', false],
  ['v18.0.0', false],
])('isNodeAtLeast: 22.13: %s', (version, isEnough) => {
  expect(isNodeAtLeast(version, [22, 13])).toBe(isEnough)
})
