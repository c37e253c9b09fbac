import { webcrypto } from 'node:crypto'

/** jsdom's `crypto` makes random numbers alone. */
if (!('subtle' in crypto)) Object.defineProperty(window, 'crypto', { value: webcrypto, configurable: true })
