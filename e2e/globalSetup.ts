import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** The shop is always tested as it ships: built, with its headers. */
export default async function buildShop() {
  await build({ root: fileURLToPath(new URL('../examples/shop', import.meta.url)), logLevel: 'warn' })
}
