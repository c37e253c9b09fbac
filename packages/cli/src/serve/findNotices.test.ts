import { expect, test } from 'vitest'
import { findNotices } from './findNotices.ts'

const quiet = {
  prepareUrl: 'https://backend.example/prepare',
  changesUrl: 'https://backend.example/changes',
  webhookSecrets: ['secret'],
  store: 'sqlite:powens-pay.db',
  forwardCookies: ['sessionid'],
  forwardHeaders: [],
}

test('default: nothing to say', () => {
  expect(findNotices(quiet)).toEqual([])
})

test.each([
  ['no webhook secret', { webhookSecrets: [] }, 'No POWENS_WEBHOOK_SECRET'],
  ['a store in memory', { store: 'memory:' }, 'STORE is memory'],
  [
    'nothing that identifies the payer',
    { forwardCookies: [] },
    'Neither cookies nor the authorization header',
  ],
])('behavior: %s', (_, change, sentence) => {
  expect(findNotices({ ...quiet, ...change })).toEqual([expect.stringContaining(sentence)])
})

test.each([
  'http://localhost:8000/a',
  'http://shop.localhost:8000/a',
  'http://127.0.0.2:8000/a',
  'http://[::1]:8000/a',
])('behavior: calls to %s never leave the machine', (url) => {
  expect(findNotices({ ...quiet, prepareUrl: url, changesUrl: url })).toEqual([])
})

test.each([
  'http://backend:8000/a',
  'http://10.0.0.7/a',
  'http://localhost.example/a',
  'http://127.example/a',
])('behavior: calls to %s are not encrypted', (url) => {
  for (const change of [{ prepareUrl: url }, { changesUrl: url }])
    expect(findNotices({ ...quiet, ...change })).toEqual([expect.stringContaining('not encrypted')])
})
