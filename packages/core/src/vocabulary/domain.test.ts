import { expect, test } from 'vitest'
import { getDomainHost, getDomainLabel, parseDomain } from './domain.ts'

test.each([
  ['acme', 'acme.biapi.pro'],
  ['acme.biapi.pro', 'acme.biapi.pro'],
  ['ACME-Sandbox', 'acme-sandbox.biapi.pro'],
  ['a1', 'a1.biapi.pro'],
])('default: %s', (domain, host) => {
  expect(parseDomain(domain)).toBe(host)
  expect(getDomainHost(domain)).toBe(host)
  expect(`${getDomainLabel(domain)}.biapi.pro`).toBe(host)
})

test.each([
  ['', 'it is empty'],
  [' ', 'it is empty'],
  ['https://acme', 'leave the scheme out'],
  ['https://acme.biapi.pro', 'leave the scheme out'],
  ['acme.biapi.pro/', 'leave the slash and what follows out'],
  ['acme/2.0', 'leave the slash and what follows out'],
  ['acme:443', 'leave the port out'],
  ['acme.example.org', 'its host ends in .biapi.pro'],
  ['a.b.biapi.pro', 'its host ends in .biapi.pro'],
  ['acme.biapi.pro.evil.example', 'its host ends in .biapi.pro'],
  ['.biapi.pro', 'its host ends in .biapi.pro'],
  [' acme', 'it has letters, digits and single hyphens'],
  ['-acme', 'it has letters, digits and single hyphens'],
  ['acme-', 'it has letters, digits and single hyphens'],
  ['a--b', 'it has letters, digits and single hyphens'],
  ['acme@evil', 'it has letters, digits and single hyphens'],
  ['acmé', 'it has letters, digits and single hyphens'],
  ['a'.repeat(64), 'it has letters, digits and single hyphens'],
])('behavior: %j is no domain', (domain, fault) => {
  expect(parseDomain(domain)).toBeNull()
  for (const require of [getDomainHost, getDomainLabel]) {
    expect(() => require(domain)).toThrow(expect.objectContaining({ code: 'configuration_error' }))
    expect(() => require(domain)).toThrow(fault)
  }
})

test('behavior: a long mistake is not repeated whole', () => {
  expect(() => getDomainHost('x'.repeat(10_000))).toThrow(/^.{0,400}$/)
})
