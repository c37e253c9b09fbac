'use client'
import type { PaymentClient } from '@powens-pay/core'
import { useState } from 'react'
import { toKey } from './toKey.ts'

/**
 * State that belongs to one client and one subject (an order's input, a payment's reference): when either changes,
 * `create` makes a new one, and results of the old one are not shown. Subjects that are equal by value are the
 * same.
 */
export function useOwned<Value>(client: PaymentClient, subject: unknown, create: () => Value): Value {
  const key = toKey(subject)
  const own = () => ({ client, key, value: create() })
  const [owned, setOwned] = useState(own)
  if (owned.client === client && owned.key === key) return owned.value
  // Not in an effect: nothing of the old subject is ever painted beside the new one.
  const next = own()
  setOwned(next)
  return next.value
}
