'use client'
import { lazy, Suspense, type ComponentType, type ReactElement } from 'react'
import { AfterMount } from '../internal/AfterMount.tsx'

/**
 * A part that many pages never show. A server leaves it out, because not every way to render there waits for it. If it
 * cannot be loaded, after a deploy or offline, nothing is shown in its place.
 */
function part<Props extends object>(load: () => Promise<{ default: ComponentType<Props> }>) {
  const Part: ComponentType<Props> = lazy(() => load().catch(() => ({ default: () => null })))
  return (props: Props): ReactElement => (
    <AfterMount>
      <Suspense>
        <Part {...props} />
      </Suspense>
    </AfterMount>
  )
}

export const PaymentDetails = part(() => import('./PaymentDetails.tsx'))
export const PaymentFacts = part(() => import('./PaymentFacts.tsx'))
