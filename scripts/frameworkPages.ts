import { writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { readExample } from '../packages/cli/src/init/examples.ts'
import type { Framework } from '../packages/cli/src/init/Framework.ts'
import { frameworks } from '../packages/cli/src/init/frameworks.ts'

/** A page per framework in docs/frameworks: what `init` writes, and what a merchant has to know of it. */
export function writeFrameworkPage({ name, title, files, edits, port, pages }: Framework): string {
  const origin = `http://localhost:${port}`
  const listed = files.map((path) => {
    const text = readExample(name, path)
    return `\`${path}\`\n\n\`\`\`${extname(path).slice(1)}\n${text}\`\`\`\n`
  })
  const server = files.some((path) => path === 'server/payments.ts')
    ? `\n\`server/main.ts\` mounts the handler:\n\n\`\`\`ts\n${readExample(name, 'server/main.ts')}\`\`\`\n`
    : ''
  const changes = edits.map(({ byHand }) => {
    const [sentence = '', ...code] = byHand.split('\n')
    return `- ${sentence}\n\n  \`\`\`ts\n${code.map((line) => `  ${line.trimEnd()}`).join('\n')}\n  \`\`\`\n`
  })
  return `# Payments in an app with ${title}

The whole app is [\`examples/${name}\`](../../examples/${name}). To add payments to yours, in its folder:

\`\`\`sh
npx @powens-pay/cli init
npx @powens-pay/cli dev
\`\`\`

\`init\` shows what it will write and asks. \`dev\` starts a Powens in memory and your app with the settings for it. Open
<${origin}${pages.pay}>, pay, choose a bank and approve. Your server prints \`Order 1001 is paid\`.

## What is written

${listed.join('\n')}${server}
${notes[name] ?? ''}${changes.length > 0 ? `In an app that you have, \`init\` also makes these changes, or prints them where it finds no place for them:\n\n${changes.join('\n')}\n` : ''}\`.env\` gets \`PUBLIC_URL\` (\`${origin}/api/powens\`), \`RETURN_URL\` (\`${origin}${pages.return}\`), and two secrets of its own.

## Your orders

Replace \`orders.ts\` by your own. \`preparePayment\` has to check that the customer of the request may pay this order, and it
says the amount: nothing that a page sends is a price. \`onPaymentUpdated\` compares what was paid with what the order costs
before anything is shipped.

## Production

1. Set \`POWENS_DOMAIN\`, \`POWENS_CLIENT_ID\` and \`POWENS_CLIENT_SECRET\`. \`createPowens()\` reads them.
2. Set \`PUBLIC_URL\` and \`RETURN_URL\` to your https addresses, and \`PAYMENT_SECRET\` to 32 random bytes of its own
   (\`openssl rand -base64 32\`).
3. In Powens's console, register \`PUBLIC_URL\` + \`/callback\` as a redirect URL and \`PUBLIC_URL\` + \`/webhooks\` as a webhook
   for \`PAYMENT_STATE_UPDATED\` with an HMAC provider. Its secret is \`POWENS_WEBHOOK_SECRET\`.
   \`npx @powens-pay/cli setup\` does both.
4. Pass a store that survives a restart: \`store: postgresStore(pool)\`, \`redisStore(client)\` or \`sqliteStore(file)\`.
   [All stores](../../packages/server-kit/README.md#stores).
5. ${reconciling[name] ?? '`startReconciling(payments)` stands beside the server: it finds what no webhook reported.'}
6. \`npx @powens-pay/cli doctor --online\` looks at all of it.
`
}

const notes: Record<string, string> = {
  next:
    "No file needs `'use client'`: the provider, the button and the status are client components already, and a server component " +
    'may pass them plain values such as `basePath` and `input`. A client of your own (`createPaymentClient`) is made of functions, ' +
    "so it takes a file that begins with `'use client'`.\n\nWith a `basePath` in `next.config`, `init` writes it into `PUBLIC_URL`, `RETURN_URL` and `layout.tsx`. With `trailingSlash: true`, register the webhook with a slash at its end (`PUBLIC_URL` + `/webhooks/`): Next redirects the address without one, and Powens is not known to follow a redirect. `dev` does so by itself. `next build` evaluates the route, so the settings have to be there when it builds.\n\n",
}

const serverless =
  'Where processes end after each request, call `reconcilePayments(payments)` from a scheduled job every minute; on a server that keeps ' +
  'running, `startReconciling(payments)` once. It finds what no webhook reported.'
const reconciling: Record<string, string> = {
  next: serverless,
  'react-router': serverless,
  'tanstack-start': serverless,
}

export const frameworkPages = frameworks.map((framework) => ({
  path: join(import.meta.dirname, '..', 'docs', 'frameworks', `${framework.name}.md`),
  text: writeFrameworkPage(framework),
}))

if (process.argv[1] === import.meta.filename)
  for (const { path, text } of frameworkPages) writeFileSync(path, text)
