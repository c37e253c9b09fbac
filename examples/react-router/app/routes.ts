import { index, route, type RouteConfig } from '@react-router/dev/routes'

export default [
  index('routes/home.tsx'),
  route('pay', 'routes/pay.tsx'),
  route('pay/return', 'routes/pay-return.tsx'),
  route('api/powens/*', 'routes/api-powens.ts'),
] satisfies RouteConfig
