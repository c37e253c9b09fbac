import { existsSync } from 'node:fs'
import { chromium } from 'playwright'
import { findProgram } from './findProgram.ts'

/**
 * The path of a Chromium that can run the browser tests, or `undefined`. Looks at `CHROMIUM`, the system's, Playwright's.
 *
 * A headless shell is not enough: a test needs the back-forward cache, which it never uses.
 */
export function findChromium(): string | undefined {
  const named = process.env['CHROMIUM']
  if (named) return named
  const own = chromium.executablePath()
  return (
    findProgram('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable') ??
    (existsSync(own) ? own : undefined)
  )
}
