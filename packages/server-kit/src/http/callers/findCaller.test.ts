import { expect, test } from 'vitest'
import { findCaller } from './findCaller.ts'
import { readTrust, type TrustProxy } from './readTrust.ts'

function find(remote: string | undefined, forwarded: string | undefined, trustProxy: TrustProxy) {
  const headers = new Headers(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded })
  return findCaller({ headers }, remote, readTrust(trustProxy))
}

test.each([
  ['a public address', '203.0.113.7', undefined, false, '203.0.113.7'],
  ['a forwarded header without a trusted proxy', '203.0.113.7', '198.51.100.1', false, '203.0.113.7'],
  ['an address the platform does not know', undefined, '198.51.100.1', false, null],
  ['a neighbour of the private ranges', '172.32.0.1', undefined, false, '172.32.0.1'],
  ['a neighbour of the addresses carriers share', '100.128.0.1', undefined, false, '100.128.0.1'],
  ['an IPv4 address inside IPv6', '::ffff:203.0.113.7', undefined, false, '203.0.113.7'],
  ['no address at all', 'unix:', undefined, false, null],
  ['a number out of range', '203.0.113.256', undefined, false, null],
] as const)('default: %s', (_, remote, forwarded, trustProxy, caller) => {
  expect(find(remote, forwarded, trustProxy)).toBe(caller)
})

test.each([
  ['the last entry, which our proxy wrote', '10.0.0.1', '1.2.3.4, 198.51.100.1', true, '198.51.100.1'],
  ['a trusted proxy that says nothing', '203.0.113.7', undefined, true, '203.0.113.7'],
  ['a platform that does not know the connection', undefined, '198.51.100.1', true, '198.51.100.1'],
  ['no hops are no proxy', '203.0.113.7', '198.51.100.1', 0, '203.0.113.7'],
  ['two hops', '10.0.0.1', '1.2.3.4, 198.51.100.1, 203.0.113.9', 2, '198.51.100.1'],
  ['fewer entries than hops', '10.0.0.1', '198.51.100.1', 3, '198.51.100.1'],
  ['one hop of two: the inner proxy is private', '127.0.0.1', '198.51.100.1, 10.0.0.2', 1, null],
  ['an entry with a port', '10.0.0.1', '198.51.100.1:5123', 1, '198.51.100.1'],
  ['an IPv6 entry with a port', '10.0.0.1', '[2001:db8:1:2:3::4]:5123', 1, '20010db800010002::/64'],
  ['an entry that is no address', '10.0.0.1', '198.51.100.1, unknown', 1, null],
] as const)('parameters: trustProxy as a number of hops: %s', (_, remote, forwarded, trustProxy, caller) => {
  expect(find(remote, forwarded, trustProxy)).toBe(caller)
})

const networks = ['private', '203.0.113.0/24', '2001:db8:cd::/48', '192.0.2.9']

test.each([
  ['a CDN and a proxy of our own', '127.0.0.1', '1.2.3.4, 198.51.100.1, 203.0.113.9', '198.51.100.1'],
  ['a CDN with IPv6', '2001:db8:cd::1', '198.51.100.1', '198.51.100.1'],
  ['one address', '192.0.2.9', '198.51.100.1', '198.51.100.1'],
  ['its neighbour, whatever it forwards', '192.0.2.10', '198.51.100.1', '192.0.2.10'],
  ['a caller that comes past the CDN', '127.0.0.1', '1.2.3.4, 198.51.100.1', '198.51.100.1'],
  ['a visit of the CDN itself', '127.0.0.1', '203.0.113.9', '203.0.113.9'],
  ['a forged entry that names the CDN', '198.51.100.1', '1.2.3.4, 203.0.113.9', '198.51.100.1'],
  ['a connection nobody knows', undefined, '198.51.100.1', null],
] as const)('parameters: trustProxy as networks: %s', (_, remote, forwarded, caller) => {
  expect(find(remote, forwarded, networks)).toBe(caller)
})

test.each([
  '127.0.0.1',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:a00:1',
  '10.1.2.3',
  '192.168.0.1',
  '172.16.0.1',
  '172.31.9.9',
  '169.254.1.1',
  '100.64.0.1',
  '100.127.255.254',
  'fd00::1',
  'fc00::1',
  'fe80::1',
  'fe80::1%eth0',
  'FE80::1',
])('behavior: %s is a proxy that nobody configured', (address) => {
  expect(find(address, undefined, false)).toBeNull()
  expect(find(address, '198.51.100.1', false)).toBeNull()
})

test('behavior: whoever has a /64 of IPv6 is one caller', () => {
  const callers = ['2001:db8:1:2::1', '2001:DB8:1:2:ffff::9', '2001:db8:1:2:a:b:c:d'].map((address) =>
    find(address, undefined, false),
  )
  expect(new Set(callers).size).toBe(1)
  expect(find('2001:db8:1:3::1', undefined, false)).not.toBe(callers[0])
})

test.each([
  -1,
  1.5,
  Number.NaN,
  ['10.0.0.0/33'],
  ['10.0.0/8'],
  ['shop.example'],
  ['::/129'],
  ['::1/-1'],
  [''],
  [7],
  'private',
  null,
])('behavior: trustProxy %j is refused', (trustProxy) => {
  expect(() => readTrust(trustProxy as TrustProxy)).toThrow(/^trustProxy is .* Pass true, how many proxies/)
})
