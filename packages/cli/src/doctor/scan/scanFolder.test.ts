import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { scanFolder } from './scanFolder.ts'

function makeFolder(files: Record<string, string | Buffer> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'powens-pay-scan-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return folder
}

const secret = 'a+canary/of the="test"\\'
const bytes = Buffer.from(secret)
const hex = bytes.toString('hex')
const json = JSON.stringify(secret).slice(1, -1)
const inAnother = (text: string) => Buffer.from(text).toString('base64')
const toUnicode = (text: string) =>
  text.replaceAll(/[^]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)

const scan = (folder: string) => scanFolder(folder, { PAYMENT_SECRET: [secret], OTHER: ['not in there'] })
const levels = async (folder: string) => (await scan(folder)).map(({ check, level }) => `${check} ${level}`)
const leakIn = (file: string) => [
  expect.objectContaining({ level: 'error', what: `${join(...file.split('/'))} holds PAYMENT_SECRET.` }),
]

test.each([
  ['as it is', secret],
  ['in base64', bytes.toString('base64')],
  ['in base64url', bytes.toString('base64url')],
  ['in base64 inside another text', inAnother(`{"secret":"${secret}"}`)],
  ['in base64 inside another text, one byte on', inAnother(`{"secret": "${secret}"}`)],
  ['in base64 inside another text, two bytes on', inAnother(`{"secret":  "${secret}"}`)],
  ['in hexadecimal', hex],
  ['in upper-case hexadecimal', hex.toUpperCase()],
  ['in hexadecimal of both cases', hex.replace(/[a-f]/, (char) => char.toUpperCase())],
  ['in a URL', encodeURIComponent(secret)],
  ['in a URL with lower-case escapes', encodeURIComponent(secret).toLowerCase()],
  ['in the query of a form', new URLSearchParams({ secret }).toString()],
  ['in JSON', json],
  ['in JSON that escapes slashes', json.replaceAll('/', '\\/')],
  ['in JSON that escapes for HTML', json.replaceAll('/', '\\u002F').replaceAll('+', '\\u002b')],
  ['in JSON of escapes alone', toUnicode(secret)],
  ['in JSON in JSON', JSON.stringify(JSON.stringify({ secret }))],
  ['in JSON in a script in a source map', JSON.stringify(JSON.stringify(JSON.stringify({ secret })))],
  ['in a script with short escapes', [...bytes].map((byte) => `\\x${byte.toString(16)}`).join('')],
  ['in a script with braces', [...bytes].map((byte) => `\\u{${byte.toString(16)}}`).join('')],
  ['in a template literal', `\`${secret.replaceAll(/[\\$`]/g, '\\$&')}\``],
  ['in an attribute', secret.replaceAll('"', '&quot;').replaceAll('+', '&#43;').replaceAll('/', '&#x2F;')],
  ['in JSON in an attribute', JSON.stringify({ secret }).replaceAll('"', '&quot;')],
  ['in JSON in a URL', encodeURIComponent(JSON.stringify({ secret }))],
  ['as a buffer in JSON', JSON.stringify(bytes)],
  ['as an array', `new Uint8Array([${bytes.join(', ')}])`],
])('behavior: a secret is found %s', async (_, text) => {
  const findings = await scan(makeFolder({ 'assets/index.js': `const a="${text}"` }))
  expect(findings).toEqual(leakIn('assets/index.js'))
  expect(JSON.stringify(findings)).not.toContain('canary')
})

test.each(['é'.repeat(20), 'пароль-магазина', '秘密の鍵-32'])(
  'behavior: the secret %s is found',
  async (text) => {
    for (const spelling of [
      text,
      toUnicode(text),
      encodeURIComponent(text),
      JSON.stringify(Buffer.from(text)),
    ])
      expect(await scanFolder(makeFolder({ 'a.js': spelling }), { S: [text] })).toEqual([
        expect.objectContaining({ what: 'a.js holds S.' }),
      ])
  },
)

// The parts come first, so that the whole is packed as references to them.
const script = Buffer.from(`${`${json.slice(0, 9)} ${json.slice(9)} `.repeat(9)} const a = "${json}"`)

test.each([
  ['index.js.gz', gzipSync(script)],
  ['index.js', gzipSync(script)],
  ['index.js.br', brotliCompressSync(script)],
  ['index.js.gz.gz', gzipSync(gzipSync(script))],
  ['index.js.gz.br', brotliCompressSync(gzipSync(script))],
  ['index.js.map.gz', gzipSync(JSON.stringify({ sourcesContent: [String(script)] }))],
])('behavior: a secret is found in a compressed %s', async (name, content) => {
  expect(content.includes(json)).toBe(false)
  expect(await scan(makeFolder({ [name]: content }))).toEqual(leakIn(name))
})

test.each([
  ['a gzip file that is cut off', 'a.js.gz', gzipSync(script).subarray(0, -9)],
  ['a Brotli file that is none', 'a.js.br', Buffer.from('not Brotli at all')],
  ['an archive', 'a.zip', Buffer.from('PK\u0003\u0004 and so on')],
])('behavior: %s is not called clean', async (_, name, content) => {
  const findings = await scan(makeFolder({ 'index.js': 'const a = 1', [name]: content }))
  expect(findings).toEqual([
    expect.objectContaining({ level: 'warning', what: `${name} could not be read or unpacked.` }),
  ])
})

test('behavior: links to files and folders are followed', async () => {
  const elsewhere = makeFolder({ 'chunk.js': secret, 'deep/other.js': secret })
  const folder = makeFolder({ 'index.html': '<script src="chunk.js"></script>' })
  symlinkSync(join(elsewhere, 'chunk.js'), join(folder, 'chunk.js'))
  symlinkSync(join(elsewhere, 'deep'), join(folder, 'assets'))
  expect(await scan(folder)).toEqual([...leakIn('assets/other.js'), ...leakIn('chunk.js')])

  const root = join(makeFolder(), 'dist')
  symlinkSync(folder, root)
  expect(await scan(root)).toEqual([...leakIn('assets/other.js'), ...leakIn('chunk.js')])
})

test('behavior: a link to its own folder ends, and one that leads nowhere is left out', async () => {
  const folder = makeFolder({ 'assets/index.js': 'const a = 1' })
  symlinkSync(folder, join(folder, 'assets', 'up'))
  symlinkSync(join(folder, 'gone.js'), join(folder, 'dangling.js'))
  symlinkSync(join(folder, 'loop.js'), join(folder, 'loop.js'))
  expect(await scan(folder)).toEqual([
    expect.objectContaining({ what: expect.stringContaining('None of the secrets is in the 1 file of ') }),
  ])
})

const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N'

test.each([
  ['a.js.map', `"${token}"`],
  ['a.js.gz', gzipSync(token)],
  ['a.html', token.replaceAll('.', '&#46;')],
])('behavior: a token is found in %s', async (name, content) => {
  expect(await levels(makeFolder({ 'b.js': 'const b = 1', [name]: content }))).toEqual(['leak error'])
})

test('behavior: what only resembles a secret is not one', async () => {
  const near = [
    secret.slice(1),
    secret.toUpperCase(),
    hex.slice(2),
    bytes.toString('base64').slice(6),
    '\\u',
    '%',
    '&#;',
  ]
  expect(await levels(makeFolder({ 'a.js': near.join('\n') }))).toEqual(['leak ok'])
})

test('behavior: without a secret to look for nothing is called clean', async () => {
  const findings = await scanFolder(makeFolder({ 'a.js': 'const a = 1' }), { S: [], T: [] })
  expect(findings).toEqual([expect.objectContaining({ check: 'leak', level: 'warning' })])
})

test('behavior: an empty folder is no clean one', async () => {
  expect(await levels(makeFolder())).toEqual(['leak error'])
})
