import { expect, test } from 'vitest'
import { createRoutes } from './createRoutes.ts'

test('default: every route, and what guards it', () => {
  const rows = createRoutes().table.map(
    ({ methods, path, guard }) => `${methods.join()} ${path} ${guard.name}`,
  )
  expect(rows).toEqual([
    'POST /payments guardBrowserPost',
    'POST /payments/find guardBrowserPost',
    'GET /payments/: guardNothing',
    'GET /payments/:/events guardNothing',
    'POST /payments/:/resume guardBrowserPost',
    'POST /payments/:/cancel guardBrowserPost',
    'POST /payments/:/handoff guardBrowserPost',
    'POST /payments/:/validation guardBrowserPost',
    'POST /payments/:/validation/begin guardBrowserPost',
    'POST /payments/:/validation/leave guardBrowserPost',
    'POST /connectors guardBrowserPost',
    'GET,HEAD /go/: guardNavigation',
    'GET,HEAD /handoff/: guardNavigation',
    'POST /handoff/: guardOwnForm',
    'GET,HEAD /validation/: guardNavigation',
    'GET,HEAD /callback guardNavigation',
    'POST /webhooks guardNothing',
  ])
})

test('behavior: two handlers share no memory', () => {
  const [one, another] = [createRoutes(), createRoutes()]
  const stateful = one.table.filter(({ route }, index) => route !== another.table[index]?.route)
  expect(stateful.map(({ path }) => path)).toEqual([
    '/payments/:/events',
    '/payments/:/validation',
    '/connectors',
    '/go/:',
    '/handoff/:',
    '/handoff/:',
    '/callback',
    '/webhooks',
  ])
})
