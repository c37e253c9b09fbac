#!/usr/bin/env node
import { checkNode } from './program/checkNode.ts'

// Everything else is imported afterwards: an older Node would fail on an import before it could say why.
const complaint = checkNode(process.version)
if (complaint) {
  process.stderr.write(`${complaint}\n`)
  process.exitCode = 2
} else {
  const { main } = await import('./program/main.ts')
  process.exitCode = await main(process.argv.slice(2))
}
