'use client'
import { lazy, type ComponentType, type LazyExoticComponent } from 'react'

/** A part that many pages never show. If it cannot be loaded, after a deploy or offline, `fallback` is shown. */
function part<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  fallback: ComponentType<Props>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => ({ default: await load().catch(() => fallback) }))
}

export const PaymentDetails = part(
  async () => (await import('./PaymentDetails.tsx')).PaymentDetails,
  () => null,
)

export const PaymentFacts = part(
  async () => (await import('./PaymentFacts.tsx')).PaymentFacts,
  () => null,
)

export const QrCode = part(
  async () => (await import('../handoff/index.ts')).QrCode,
  // The same link as text.
  ({ text }) => <a href={text}>{text}</a>,
)
