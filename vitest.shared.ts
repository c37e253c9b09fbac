import { findChromium } from './scripts/findChromium.ts'

/** What a headless Chromium needs as root, with nothing reachable beyond loopback. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
]

export const launchOptions = { executablePath: findChromium() ?? 'chromium', args: chromiumArguments }

/** Read the workspace's own packages from src, not dist. */
export const source = {
  resolve: { conditions: ['@powens-pay/source', 'module', 'browser', 'development|production'] },
  ssr: { resolve: { conditions: ['@powens-pay/source', 'module', 'node', 'development|production'] } },
}
