import { expect, test } from 'vitest'
import { signWebhook } from './signWebhook.ts'

const common = {
  secret: 'sim-hmac-secret-0001',
  path: '/hooks/powens',
  date: '2026-01-15T09:30:00.123456Z',
}

test.each([
  [
    'plain text',
    '{"id": 42, "state": "done", "state_detail": null, "id_webhook_data": 7}',
    'bH5nRKm0ri5Ik9BXUJK+UYo7/+h8TkAz68ZsOyyQtfU=',
  ],
  [
    'accents',
    '{"id": 43, "error_description": "Solde insuffisant éà"}',
    'zZLczVNtsCLkrkeHvG+8B68/Uew0tligPUQzx1P71uo=',
  ],
])('default: %s', async (_, text, signature) => {
  expect(await signWebhook({ ...common, body: new TextEncoder().encode(text) })).toBe(signature)
})
