import { existsSync } from 'node:fs'
import { chromium } from 'playwright'
import { findProgram } from './findProgram.ts'

/**
 * Where a Chromium that can run the browser tests is, or `undefined`: `CHROMIUM`, the system's, Playwright's own.
 *
 * A headless shell will not do: it never uses the back-forward cache, which a test needs.
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
