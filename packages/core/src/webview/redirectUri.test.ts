import { expect, test } from 'vitest'
import { findRedirectUriProblem } from './redirectUri.ts'

test.each([
  ['https://shop.example/return', null],
  ['https://shop.example/#/return', null],
  ['http://localhost:5173/return', null],
  ['http://127.0.0.1/return', null],
  ['http://127.0.0.2:3000/return', null],
  ['http://127.1/return', null],
  ['http://[::1]:80/return', null],
  ['http://shop.localhost:3000/return', null],
  ['http://a.b.localhost/return', null],
  ['shopapp://return', null],
  ['com.shop.app:/return', null],
  ['http://shop.example/return', 'neither https'],
  ['http://localhost.evil.example/', 'neither https'],
  ['http://127.0.0.1.evil.example/', 'neither https'],
  ['http://notlocalhost/', 'neither https'],
  ['http://128.0.0.1/', 'neither https'],
  ['http://192.168.0.10:3000/', 'neither https'],
  ['https://shop.example/return?', 'query'],
  ['https://shop.example/?a#b', 'query'],
  ['javascript:alert(1)', 'absolute'],
  ['data:text/html,x', 'absolute'],
  ['blob:https://shop.example/5', 'absolute'],
  ['file:///return', 'absolute'],
  ['about:blank', 'absolute'],
  ['vbscript:x', 'absolute'],
  ['//shop.example', 'absolute'],
  ['', 'absolute'],
])('default: %s', (uri, word) => {
  expect(findRedirectUriProblem(uri) ?? 'none').toContain(word ?? 'none')
})
