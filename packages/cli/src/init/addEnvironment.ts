import { randomBytes } from 'node:crypto'
import { parseEnv } from 'node:util'
import type { App } from './readApp.ts'

/** Where the app's pages are in development. */
export const originOf = ({ port, basePath }: App): string => `http://localhost:${port}${basePath}`

/** The files that hold what is not in the repository, with what is missing in them. Nothing that is set is changed. */
export function addEnvironment(
  app: App,
  read: (path: string) => string | null,
): { path: string; text: string }[] {
  const { framework, isNew } = app
  const origin = originOf(app)
  const wanted: [name: string, value: string, why: string][] = [
    ['PUBLIC_URL', `${origin}/api/powens`, 'Where browsers and Powens reach the payment routes.'],
    ['RETURN_URL', origin + framework.pages.return, 'The page the payer returns to.'],
    ['PAYMENT_SECRET', randomBytes(32).toString('base64'), 'Signs payment keys. Another one in production.'],
    [
      'POWENS_WEBHOOK_SECRET',
      randomBytes(32).toString('base64'),
      'Signs webhooks: the secret of your HMAC provider.',
    ],
  ]
  const environment = read('.env') ?? ''
  const known = parseEnv(environment)
  const missing = wanted.filter(([name]) => known[name] === undefined)
  const live =
    environment === ''
      ? '# For Powens itself. `powens-pay dev` brings its own, for its sandbox.\n# POWENS_DOMAIN=\n# POWENS_CLIENT_ID=\n# POWENS_CLIENT_SECRET=\n'
      : ''
  const lines = missing.map(([name, value, why]) => `# ${why}\n${name}=${value}\n`).join('')

  const ignored = read('.gitignore')
  const ignore =
    isNew && ignored === null ? (ignoredBy[framework.name] ?? 'node_modules\n.env\ndist\n') : (ignored ?? '')
  const isIgnored = ignore.split('\n').some((line) => /^\/?\.env(\*|\.\*|\*\.local)?$/.test(line.trim()))
  return [
    { path: '.env', text: append(environment, live + lines) },
    { path: '.gitignore', text: isIgnored ? ignore : append(ignore, '.env\n') },
  ]
}

const ignoredBy: Record<string, string> = {
  next: 'node_modules\n.env\n.next\nnext-env.d.ts\n',
  'react-router': 'node_modules\n.env\nbuild\n.react-router\n',
  'tanstack-start': 'node_modules\n.env\ndist\n.output\n',
}

const append = (text: string, more: string): string =>
  text === '' || text.endsWith('\n') || more === '' ? text + more : `${text}\n${more}`
