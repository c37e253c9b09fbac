import { render, type RenderResult } from '@testing-library/react'
import type { ReactElement, ReactNode } from 'react'
import { PaymentProvider, type PaymentProviderProps } from '../provider/PaymentProvider.tsx'
import type { Shop } from './openShop.ts'

export interface RenderWithPaymentsOptions extends Partial<Omit<PaymentProviderProps, 'children'>> {
  /** Around the provider, for instance your own `QueryClientProvider`. */
  wrapper?: ((props: { children: ReactNode }) => ReactElement) | undefined
}

export interface RenderedWithPayments extends RenderResult {
  /** The URLs the page sent the payer to, oldest first. The page itself stays. */
  destinations: string[]
}

/** Renders inside the provider, on a page of the shop. */
export function renderWithPayments(
  element: ReactElement,
  shop: Shop,
  { wrapper: Outer, ...options }: RenderWithPaymentsOptions = {},
): RenderedWithPayments {
  const destinations: string[] = []
  const navigate = (url: string) => void destinations.push(url)
  const wrapper = ({ children }: { children: ReactNode }) => {
    const page = (
      <PaymentProvider client={shop.client} navigate={navigate} {...options}>
        {children}
      </PaymentProvider>
    )
    return Outer ? <Outer>{page}</Outer> : page
  }
  return Object.assign(render(element, { wrapper }), { destinations })
}
