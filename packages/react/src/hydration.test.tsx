import { act } from '@testing-library/react'
import { StrictMode, version } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { afterEach, expect, test, vi } from 'vitest'
import { dehydrate, HydrationBoundary, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { ConnectorList } from './components/ConnectorList.tsx'
import { PayButton } from './components/PayButton.tsx'
import { PaymentHandoff } from './components/PaymentHandoff.tsx'
import { PaymentStatus } from './components/PaymentStatus.tsx'
import { ResumePayment } from './components/ResumePayment.tsx'
import { PaymentProvider } from './provider/PaymentProvider.tsx'
import { connectorsQueryOptions } from './query/connectorsQueryOptions.ts'
import { paymentQueryOptions } from './query/paymentQueryOptions.ts'
import { openShop, type Shop } from './testing/openShop.ts'

const input = { orderId: '42' }

function Page({ shop }: { shop: Shop }) {
  return (
    <PaymentProvider client={shop.client}>
      <PayButton input={input} />
      <PaymentStatus />
      <ResumePayment input={input} />
      <PaymentHandoff input={input} />
      <ConnectorList input={input} value={null} onChange={() => {}} />
    </PaymentProvider>
  )
}

afterEach(() => {
  vi.restoreAllMocks()
  document.body.replaceChildren()
  history.replaceState(null, '', '/')
})

/** A page as a server sends it. */
function serve(html: string): HTMLElement {
  const root = document.createElement('div')
  root.innerHTML = html
  document.body.append(root)
  return root
}

test(`behavior: rendered by a server and hydrated, React ${version.split('.')[0]} warns of nothing`, async () => {
  const shop = openShop()
  const error = vi.spyOn(console, 'error').mockImplementation(() => {})
  const html = renderToString(<Page shop={shop} />)
  expect(shop.requests).toEqual([])

  // The payer's browser knows what the server could not: the fragment.
  history.replaceState(null, '', '/order#powens-payment=1.forged')
  const onRecoverableError = vi.fn()
  const root = await act(async () =>
    hydrateRoot(
      serve(html),
      <StrictMode>
        <Page shop={shop} />
      </StrictMode>,
      { onRecoverableError },
    ),
  )
  expect(error).not.toHaveBeenCalled()
  expect(onRecoverableError).not.toHaveBeenCalled()
  expect(shop.requests).not.toContain('POST /payments')
  await act(async () => root.unmount())
})

test('behavior: what the server prefetched is there in its markup, and is not asked for again', async () => {
  const shop = openShop()
  const { redirectUrl, reference } = await shop.begin()
  await shop.payer.approve(redirectUrl)
  const onServer = new QueryClient()
  await onServer.prefetchQuery(paymentQueryOptions(shop.client, reference))
  await onServer.prefetchQuery(connectorsQueryOptions(shop.client, input))
  const state: unknown = JSON.parse(JSON.stringify(dehydrate(onServer)))
  expect(JSON.stringify(state)).not.toContain(reference.paymentKey)
  shop.requests.length = 0

  const Prefetched = ({ client }: { client: QueryClient }) => (
    <QueryClientProvider client={client}>
      <HydrationBoundary state={state as ReturnType<typeof dehydrate>}>
        <PaymentProvider client={shop.client}>
          <PaymentStatus reference={reference} />
          <ConnectorList input={input} value={null} onChange={() => {}} />
        </PaymentProvider>
      </HydrationBoundary>
    </QueryClientProvider>
  )
  const html = renderToString(<Prefetched client={new QueryClient()} />)
  expect(html).toContain('data-status="succeeded"')
  expect(html).toContain('Banque Horizon')

  const error = vi.spyOn(console, 'error').mockImplementation(() => {})
  const onRecoverableError = vi.fn()
  const root = await act(async () =>
    hydrateRoot(serve(html), <Prefetched client={new QueryClient()} />, { onRecoverableError }),
  )
  expect(document.body).toHaveTextContent('Thank you. The bank has confirmed your payment.')
  expect(error).not.toHaveBeenCalled()
  expect(onRecoverableError).not.toHaveBeenCalled()
  expect(shop.requests).toEqual([])
  await act(async () => root.unmount())
})
