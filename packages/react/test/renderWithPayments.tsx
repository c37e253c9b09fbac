import { render, type RenderResult } from '@testing-library/react'
import type { ReactElement } from 'react'
import { vi } from 'vitest'
import { PaymentProvider, type PaymentProviderProps } from '../src/provider/PaymentProvider.tsx'
import type { openShop } from './openShop.ts'

type Shop = Awaited<ReturnType<typeof openShop>>

/** Renders inside the provider, against the shop's own client. */
export function renderWithPayments(
  element: ReactElement,
  shop: Shop,
  options: Partial<PaymentProviderProps> = {},
): RenderResult & { navigate: ReturnType<typeof vi.fn<(url: string) => void>> } {
  const navigate = vi.fn<(url: string) => void>()
  const wrapper = ({ children }: { children: ReactElement }) => (
    <PaymentProvider client={shop.client} navigate={navigate} {...options}>
      {children}
    </PaymentProvider>
  )
  return { ...render(element, { wrapper: wrapper as never }), navigate }
}
