'use client'
import { lazy, type ComponentType } from 'react'

/** A part that most payments never show. A page that cannot load it still tells the truth without it. */
const part = <Props extends object>(load: () => Promise<ComponentType<Props>>) =>
  lazy(() =>
    load()
      .catch((): ComponentType<Props> => () => null)
      .then((component) => ({ default: component })),
  )

export const PaymentDetails = part(async () => (await import('./PaymentDetails.tsx')).PaymentDetails)
export const ContinuePayment = part(async () => (await import('./ContinuePayment.tsx')).ContinuePayment)
