// Every import or require of react and react-dom gets React 18 (aliases react-18 and react-dom-18 of the root).
import { registerHooks } from 'node:module'

const root = new URL('../package.json', import.meta.url).href
registerHooks({
  resolve(specifier, context, next) {
    const match = /^(react|react-dom)(\/.*)?$/.exec(specifier)
    if (!match) return next(specifier, context)
    return next(`${match[1]}-18${match[2] ?? ''}`, { ...context, parentURL: root })
  },
})
