import { listRoutes, mountServer, proxyPages } from './edits.ts'
import type { Framework } from './Framework.ts'

const node = "import { toNodeHandler } from '@powens-pay/server-kit/node'"

/** Pages by Vite and a server of their own: what they share. */
const withVite = {
  port: 5173,
  pages: { pay: '/pay.html', return: '/pay.html' },
  files: ['server/payments.ts', 'server/orders.ts', 'pay.html', 'src/pay.tsx'],
}

/** Every framework that `init` knows, the more particular first. */
export const frameworks: readonly Framework[] = [
  {
    name: 'next',
    title: 'Next.js (App Router)',
    packages: ['next'],
    port: 3000,
    pages: { pay: '/pay', return: '/pay/return' },
    files: [
      'app/api/powens/[...powens]/route.ts',
      'app/pay/payments.ts',
      'app/pay/orders.ts',
      'app/pay/layout.tsx',
      'app/pay/page.tsx',
      'app/pay/return/page.tsx',
    ],
    edits: [],
  },
  {
    name: 'react-router',
    title: 'React Router (framework mode)',
    packages: ['@react-router/dev'],
    port: 5173,
    pages: { pay: '/pay', return: '/pay/return' },
    files: [
      'app/payments/payments.ts',
      'app/payments/orders.ts',
      'app/payments/Payments.tsx',
      'app/routes/api-powens.ts',
      'app/routes/pay.tsx',
      'app/routes/pay-return.tsx',
    ],
    edits: [listRoutes],
  },
  {
    name: 'tanstack-start',
    title: 'TanStack Start',
    packages: ['@tanstack/react-start'],
    port: 3000,
    pages: { pay: '/pay', return: '/pay/return' },
    files: [
      'src/payments/payments.ts',
      'src/payments/orders.ts',
      'src/payments/Payments.tsx',
      'src/routes/api.powens.$.ts',
      'src/routes/pay.index.tsx',
      'src/routes/pay.return.tsx',
    ],
    edits: [],
  },
  {
    ...withVite,
    name: 'nestjs',
    title: 'NestJS, with pages by Vite',
    packages: ['@nestjs/core'],
    edits: [
      mountServer({
        made: /^[ \t]*const (\w+)[^=\n]* = await NestFactory\.create[^;\n]*\{[^}\n]*bodyParser: false[^\n]*$/m,
        imports: [node],
        lines: (app) => `${app}.use('/api/powens', toNodeHandler(payments))`,
      }),
      proxyPages,
    ],
  },
  {
    ...withVite,
    name: 'vite-express',
    title: 'Vite and Express',
    packages: ['express'],
    edits: [
      mountServer({
        made: /^(?:export )?const (\w+)[^=\n]* = express\(\);?$/m,
        imports: [node],
        lines: (app) => `// Before any body parser.\n${app}.use('/api/powens', toNodeHandler(payments))`,
      }),
      proxyPages,
    ],
  },
  {
    ...withVite,
    name: 'vite-hono',
    title: 'Vite and Hono',
    packages: ['hono'],
    edits: [
      mountServer({
        made: /^(?:export )?const (\w+)[^=\n]* = new Hono(?:<[^\n]*>)?\(\);?$/m,
        imports: [],
        lines: (app) => `${app}.all('/api/powens/*', (context) => payments(context.req.raw))`,
      }),
      proxyPages,
    ],
  },
  {
    ...withVite,
    name: 'vite-fastify',
    title: 'Vite and Fastify',
    packages: ['fastify'],
    edits: [
      mountServer({
        made: /^(?:export )?const (\w+)[^=\n]* = [fF]astify\([^\n]*\);?$/m,
        imports: [node],
        lines: (
          app,
        ) => `// A scope of its own without body parsers: webhooks are signed over the bytes that came.
${app}.register(async (scope) => {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('*', (_request, _payload, done) => done(null))
  scope.all('/api/powens/*', (request, reply) => toNodeHandler(payments)(request.raw, reply.hijack().raw))
})`,
      }),
      proxyPages,
    ],
  },
]
