import { expect, test } from 'vitest'
import { findCaller } from './limitCreations.ts'

const request = (forwarded?: string) =>
  new Request(
    'https://shop.example/',
    forwarded === undefined ? {} : { headers: { 'x-forwarded-for': forwarded } },
  )

test.each([
  ['a public address', '203.0.113.7', undefined, false, '203.0.113.7'],
  ['a forwarded header without a trusted proxy', '203.0.113.7', '198.51.100.1', false, '203.0.113.7'],
  ['the last entry, which our proxy wrote', '10.0.0.1', '1.2.3.4, 198.51.100.1', true, '198.51.100.1'],
  ['a trusted proxy that says nothing', '203.0.113.7', undefined, true, '203.0.113.7'],
  ['an address the platform does not know', undefined, '198.51.100.1', false, null],
  ...[
    '127.0.0.1',
    '::1',
    '::ffff:127.0.0.1',
    '10.1.2.3',
    '192.168.0.1',
    '172.16.0.1',
    '172.31.9.9',
    'fd00::1',
    'fe80::1',
  ].map(
    (address) => [`a proxy that is not configured, ${address}`, address, undefined, false, null] as const,
  ),
  ['a neighbour of the private ranges', '172.32.0.1', undefined, false, '172.32.0.1'],
] as const)('findCaller: %s', (_, remote, forwarded, trustProxy, caller) => {
  expect(findCaller(request(forwarded), remote, trustProxy)).toBe(caller)
})
