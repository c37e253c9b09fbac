'use client'
import { lazy, type ComponentType, type LazyExoticComponent } from 'react'

/** A part that many pages never show. If it cannot be loaded, after a deploy or offline, nothing is shown in its place. */
const part = <Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
): LazyExoticComponent<ComponentType<Props>> => lazy(() => load().catch(() => ({ default: () => null })))

export const PaymentDetails = part(() => import('./PaymentDetails.tsx'))
export const PaymentFacts = part(() => import('./PaymentFacts.tsx'))
