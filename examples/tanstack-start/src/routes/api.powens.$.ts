import { createFileRoute } from '@tanstack/react-router'
import { payments } from '../payments/payments'

export const Route = createFileRoute('/api/powens/$')({
  server: { handlers: { ANY: ({ request }) => payments(request) } },
})
