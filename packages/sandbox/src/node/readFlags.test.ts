import { expect, test } from 'vitest'
import { FlagError, help, readFlags } from './readFlags.ts'

const read = (line: string) => readFlags(line.split(' ').filter(Boolean))

test('default', () => {
  expect(read('')).toEqual({ port: 4300, host: '127.0.0.1', domain: 'acme-sandbox' })
})

test('behavior: every flag', () => {
  expect(
    read(
      '--port 0 --host ::1 --domain acme --client-id 77 --client-secret s --redirect-uri https://a.example/r ' +
        '--redirect-uri app:/back --webhook http://localhost:3000/hooks --webhook-secret hook',
    ),
  ).toEqual({
    port: 0,
    host: '::1',
    domain: 'acme',
    clientId: '77',
    clientSecret: 's',
    redirectUris: ['https://a.example/r', 'app:/back'],
    webhook: { url: 'http://localhost:3000/hooks', secret: 'hook' },
  })
})

test('behavior: --unlimited turns both limits of a sandbox domain off', () => {
  expect(read('--unlimited')).toMatchObject({ maximumAmount: null, callsPerMinute: null })
})

test.each(['--help', '-h', '--port 7 --help'])('behavior: %s asks for help', (line) => {
  expect(read(line)).toBeNull()
  expect(help).toContain('--redirect-uri')
})

test.each([
  ['--prot 1', "Unknown option '--prot'. See powens-sandbox --help."],
  ['4300', "Unexpected argument '4300'. See powens-sandbox --help."],
  ['--port', "Option '--port <value>' argument missing. See powens-sandbox --help."],
  ['--port abc', '--port is not a port. '],
  ['--port 65536', '--port is not a port. '],
  ['--domain https://acme.biapi.pro', '--domain is not the label'],
  ['--client-id shop', '--client-id is not a number'],
  ['--webhook nowhere', '--webhook is not an http or https URL.'],
  ['--webhook-secret hook', '--webhook-secret signs webhooks'],
])('behavior: %s is said in a sentence', (line, sentence) => {
  expect(() => read(line)).toThrow(FlagError)
  expect(() => read(line)).toThrow(sentence)
})
