import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compile } from './compile.ts'
import { findAny } from './findAny.ts'
import { installApp } from '../installApp.ts'

let folder = ''
beforeAll(() => {
  folder = installApp(join(import.meta.dirname, 'app'))
}, 300_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const compilers = ['typescript-5.7', 'typescript-5.9', 'typescript-6.0', 'typescript']
const resolutions = [
  { module: 'node16', moduleResolution: 'node16' },
  { module: 'esnext', moduleResolution: 'bundler' },
]

test.each(compilers.flatMap((compiler) => resolutions.map((options) => ({ compiler, ...options }))))(
  'default: a strict shop compiles with $compiler and $moduleResolution',
  { timeout: 300_000 },
  ({ compiler, ...options }) => expect(compile(folder, compiler, options)).toBe(''),
)

const oldestPeers = {
  '@tanstack/react-query': ['./node_modules/react-query-5.25'],
  react: ['./node_modules/types-react-18'],
  'react/*': ['./node_modules/types-react-18/*'],
  'react-dom': ['./node_modules/types-react-dom-18'],
  'react-dom/*': ['./node_modules/types-react-dom-18/*'],
}

test('behavior: it compiles with the oldest peers', { timeout: 300_000 }, () => {
  const options = { module: 'esnext', moduleResolution: 'bundler', paths: oldestPeers }
  expect(compile(folder, 'typescript', options)).toBe('')
})

test('behavior: nothing that is exported is any', { timeout: 300_000 }, () => {
  expect(findAny(folder)).toEqual([])
})
