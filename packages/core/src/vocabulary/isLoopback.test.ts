import { expect, test } from 'vitest'
import { isLoopback } from './isLoopback.ts'

test.each([
  'localhost',
  'LOCALHOST',
  'localhost.',
  'shop.localhost',
  'a.b.localhost',
  '127.0.0.1',
  '127.0.0.2',
  '127.255.255.254',
  '[::1]',
  '::1',
])('default: %s is this machine', (hostname) => {
  expect(isLoopback(hostname)).toBe(true)
})

test.each([
  '',
  'shop.example',
  'notlocalhost',
  'localhost.evil.example',
  '.localhost.evil.example',
  '127.0.0.1.evil.example',
  '127.evil.example',
  '128.0.0.1',
  '0.0.0.0',
  '10.0.0.1',
  '192.168.0.10',
  '[::2]',
  '[fe80::1]',
  'shop.local',
])('default: %s is another', (hostname) => {
  expect(isLoopback(hostname)).toBe(false)
})

test.each(['http://127.1', 'http://0x7f.1', 'http://2130706433', 'http://[0:0::1]', 'http://LocalHost'])(
  'behavior: %s is this machine once it is read as a URL',
  (address) => {
    expect(isLoopback(new URL(address).hostname)).toBe(true)
  },
)
