import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { entries, keep } from '../entries.js'

execFileSync('node_modules/.bin/next', ['build'], { stdio: 'inherit' })
for (const entry of entries) {
  const html = readFileSync(`site/${entry}.html`, 'utf8')
  const links = [...html.matchAll(/<link rel="stylesheet" href="(\/_next\/[^"?]+)/g)]
  keep('next', entry, links.map(([, path]) => readFileSync(`site/${path}`, 'utf8')).join('\n'))
}
