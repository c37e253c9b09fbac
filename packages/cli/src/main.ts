#!/usr/bin/env node
import { isNodeAtLeast } from './program/isNodeAtLeast.ts'

// Everything else is imported afterwards: an older Node would fail on an import before it could say why.
if (isNodeAtLeast(process.version, [20, 19])) {
  const { main } = await import('./program/main.ts')
  process.exitCode = await main(process.argv.slice(2))
  // A call that hangs does not keep a finished program alive; without one this timer never runs.
  setTimeout(() => process.exit(), 100).unref()
} else {
  process.stderr.write(
    `powens-pay needs Node 20.19 or newer and runs on ${process.version}, which lacks a part of what it uses. Install a newer Node, then run it again.\n`,
  )
  process.exitCode = 2
}
