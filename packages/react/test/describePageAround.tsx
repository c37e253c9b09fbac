import {
  keepPreviousData,
  dehydrate,
  onlineManager,
  QueryClient,
  QueryClientProvider,
} from '@tanstack/react-query'
import { act, render, type RenderResult } from '@testing-library/react'
import * as React from 'react'
import { lazy, StrictMode, Suspense, type ComponentType, type ReactElement, type ReactNode } from 'react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { buildReturnFragment, createPaymentClient, createPaymentError } from '@powens-pay/core'
import { PaymentProvider, type PaymentReference } from '../src/index.ts'
import { openShop, type OpenShopOptions, type Shop } from '../src/testing/index.ts'

/** One order of the shop, and the payment that was begun for it. */
export interface Order {
  input: { orderId: string }
  reference: PaymentReference
}

export interface DescribePageAroundOptions {
  /** Draws the component, or what a hook gives. */
  draw: (order: Order) => ReactElement
  /** What the payer does on it, so that something is asked, shown or left. @default nothing */
  use?: (container: HTMLElement) => void | Promise<void>
  /** Using it leaves for the bank. @default false */
  leaves?: boolean
  /** It takes its payment from the address. @default false */
  isAddressed?: boolean
  /** @default { scenario: 'pdng/done' } */
  shop?: OpenShopOptions
}

/** What react-query reads though its types leave it out. */
const untyped = { suspense: true, subscribed: false } as object

/** Absent in React 18. */
const { Activity } = React as {
  Activity?: ComponentType<{ mode: 'visible' | 'hidden'; children: ReactNode }>
}

interface Page {
  shop: Shop
  orders: [Order, Order]
  destinations: string[]
  html: () => string
  /** Draws it, inside whatever is put around. */
  show: (content: ReactNode, options?: { shop?: Shop; queryClient?: QueryClient }) => void
  unmount: () => void
  container: HTMLElement
}

afterEach(() => {
  vi.restoreAllMocks()
  onlineManager.setOnline(true)
  history.replaceState(null, '', '/')
})

/** Requests that wait for their answer, and whether they are kept waiting. */
const traffic = { inFlight: 0, isHeld: false }

/** A shop whose traffic is counted. An event stream is no wait. */
function open(options: OpenShopOptions): Shop {
  const shop = openShop(options)
  const client = createPaymentClient({
    basePath: 'https://shop.example/api/powens',
    async fetch(request) {
      const isStream = request.url.endsWith('/events')
      if (!isStream) traffic.inFlight += 1
      return shop.fetch(request).finally(() => {
        if (!isStream) traffic.inFlight -= 1
      })
    },
  })
  const hold = () => {
    const release = shop.hold()
    traffic.isHeld = true
    return () => {
      traffic.isHeld = false
      release()
    }
  }
  return { ...shop, client, hold }
}

/** Everything that can happen by itself happens: answers come, effects run, what is loaded later is there. */
async function settle(): Promise<void> {
  await import('../src/events/index.ts')
  await import('../src/handoff/index.ts')
  for (let quiet = 0; quiet < 5; quiet++) {
    await act(async () => {
      // react-query tells its observers in a turn of their own.
      if (vi.isFakeTimers()) await vi.advanceTimersByTimeAsync(0)
      else await new Promise((resolve) => setTimeout(resolve))
      await new Promise((resolve) => setImmediate(resolve))
    })
    if (traffic.inFlight > 0 && !traffic.isHeld) quiet = 0
  }
}

/** Ids that React makes up differ from one root to another. */
const read = (container: HTMLElement) => container.innerHTML.replaceAll(/[:_«]r_?\w+[:_»]/g, 'id')

async function begin(shop: Shop, orderId: string): Promise<Order> {
  const { reference } = await shop.begin(orderId)
  return { input: { orderId }, reference }
}

async function openPage(options: OpenShopOptions = { scenario: 'pdng/done' }): Promise<Page> {
  Object.assign(traffic, { inFlight: 0, isHeld: false })
  const shop = open(options)
  const orders: [Order, Order] = [await begin(shop, '42'), await begin(shop, '43')]
  shop.requests.length = 0
  const destinations: string[] = []
  const navigate = (url: string) => void destinations.push(url)
  let rendered: RenderResult | undefined
  const wrap = (content: ReactNode, client: Shop['client'], queryClient?: QueryClient) => {
    const page = (
      <PaymentProvider client={client} navigate={navigate}>
        {content}
      </PaymentProvider>
    )
    return queryClient ? <QueryClientProvider client={queryClient}>{page}</QueryClientProvider> : page
  }
  const page: Page = {
    shop,
    orders,
    destinations,
    container: document.body,
    html: () => read(page.container),
    show(content, { shop: other = shop, queryClient } = {}) {
      const element = wrap(content, other.client, queryClient)
      if (rendered) rendered.rerender(element)
      else rendered = render(element)
      page.container = rendered.container
    },
    unmount: () => rendered?.unmount(),
  }
  return page
}

/** The requests that do something, and do not only read. */
const listActs = ({ requests }: Shop) =>
  requests.filter((request) => request.startsWith('POST') && !/find$|connectors$/.test(request))

const comeTo = ({ input, reference }: Order): void =>
  history.pushState(null, '', `/orders/${input.orderId}${buildReturnFragment({ ...reference, error: null })}`)

/** What somebody sees who comes to this order's page and has done nothing. */
async function seeFresh(shop: Shop, element: ReactElement): Promise<string> {
  const { container, unmount } = render(<PaymentProvider client={shop.client}>{element}</PaymentProvider>)
  await settle()
  const html = read(container)
  unmount()
  return html
}

/** The subjects that went through, such as `usePayment` and `<PayButton> with a bank`. */
export const subjects: string[] = []

/** Holds for every hook and component, whatever the page around it does. */
export function describePageAround(name: string, options: DescribePageAroundOptions): void {
  subjects.push(name)
  describe(`the page around ${name}`, () => {
    testPageAround(options)
  })
}

function testPageAround({
  draw,
  use = () => {},
  leaves = false,
  isAddressed = false,
  shop: options,
}: DescribePageAroundOptions) {
  /** Comes to an order's page. */
  const come = (order: Order): ReactElement => {
    if (isAddressed) comeTo(order)
    return draw(order)
  }
  const press = async ({ container }: Page) => act(async () => use(container))
  const expectLeft = (page: Page, times: number) => expect(page.destinations).toHaveLength(leaves ? times : 0)

  test.each(['at once', 'while it is asked', 'when it was answered'])(
    'behavior: another order %s is a fresh start',
    async (when) => {
      const page = await openPage(options)
      const [one, other] = page.orders
      page.show(come(one))
      await settle()
      const release = when === 'while it is asked' ? page.shop.hold() : () => {}
      if (when !== 'at once') await press(page)
      if (when === 'when it was answered') await settle()
      page.destinations.length = 0
      page.show(come(other))
      release()
      await settle()
      expectLeft(page, 0)
      expect(page.html()).toBe(await seeFresh(page.shop, come(other)))
    },
  )

  test.each(['while it is asked', 'when it was answered'])(
    'behavior: another client %s is a fresh start',
    async (when) => {
      const page = await openPage(options)
      const other = await openPage(options)
      const [order] = page.orders
      page.show(come(order))
      await settle()
      const release = when === 'while it is asked' ? page.shop.hold() : () => {}
      await press(page)
      if (when === 'when it was answered') await settle()
      page.destinations.length = 0
      page.show(come(order), { shop: other.shop })
      release()
      await settle()
      expectLeft(page, 0)
      expect(page.html()).toBe(await seeFresh(other.shop, come(order)))
    },
  )

  test('behavior: an order that is equal by value is the same', async () => {
    const page = await openPage(options)
    const [{ input, reference }] = page.orders
    page.show(come({ input, reference }))
    await settle()
    await press(page)
    await settle()
    const before = { html: page.html(), requests: [...page.shop.requests] }
    page.show(come({ input: { ...input }, reference: { ...reference } }))
    await settle()
    expect({ html: page.html(), requests: page.shop.requests }).toEqual(before)
    expectLeft(page, 1)
  })

  test.each(['at first', 'when it is used'])('behavior: gone during the wait %s', async (when) => {
    const error = vi.spyOn(console, 'error')
    const page = await openPage(options)
    const [order] = page.orders
    let release = () => {}
    if (when === 'at first') release = page.shop.hold()
    page.show(come(order))
    await settle()
    if (when === 'when it is used') {
      release = page.shop.hold()
      await press(page)
    }
    page.unmount()
    release()
    await settle()
    expect(page.destinations).toEqual([])
    expect(error).not.toHaveBeenCalled()
  })

  test.runIf(Activity)('behavior: hidden during the wait, and shown again', async () => {
    const page = await openPage(options)
    const [order] = page.orders
    const draws = (mode: 'visible' | 'hidden') =>
      Activity ? <Activity mode={mode}>{come(order)}</Activity> : null
    page.show(draws('visible'))
    await settle()
    const release = page.shop.hold()
    await press(page)
    page.show(draws('hidden'))
    release()
    await settle()
    expect(page.destinations).toEqual([])
    page.show(draws('visible'))
    await settle()
    expect(page.destinations).toEqual([])
    expect(page.container.querySelector('[data-pending], [aria-busy]')).toBeNull()
    expect(page.container).not.toHaveTextContent('Taking you to your bank…')
  })

  test.runIf(Activity)('behavior: hidden after it was used, and shown again', async () => {
    const page = await openPage(options)
    const [order] = page.orders
    const draws = (mode: 'visible' | 'hidden') =>
      Activity ? <Activity mode={mode}>{come(order)}</Activity> : null
    page.show(draws('visible'))
    await settle()
    await press(page)
    await settle()
    page.show(draws('hidden'))
    await settle()
    page.show(draws('visible'))
    await settle()
    expectLeft(page, 1)
    expect(page.container).not.toHaveTextContent('Taking you to your bank…')
  })

  test('behavior: Strict Mode acts and leaves as often', async () => {
    const requests: string[][] = []
    for (const Mode of [React.Fragment, StrictMode]) {
      const page = await openPage(options)
      page.show(<Mode>{come(page.orders[0])}</Mode>)
      await settle()
      await press(page)
      await settle()
      expectLeft(page, 1)
      // In development what mounts twice may read twice.
      requests.push(listActs(page.shop))
      page.unmount()
    }
    expect(requests[1]).toEqual(requests[0])
  })

  test('behavior: a neighbour suspends while it waits', async () => {
    const page = await openPage(options)
    const [order] = page.orders
    let load = () => {}
    const Neighbour = lazy(
      () =>
        new Promise<{ default: ComponentType }>((resolve) => {
          load = () => resolve({ default: () => null })
        }),
    )
    const draws = (isSuspended: boolean) => (
      <Suspense fallback={<p>one moment</p>}>
        {come(order)}
        {isSuspended && <Neighbour />}
      </Suspense>
    )
    page.show(draws(false))
    await settle()
    const release = page.shop.hold()
    await press(page)
    page.show(draws(true))
    release()
    await settle()
    await act(async () => load())
    await settle()
    expectLeft(page, 1)
    expect(page.html()).not.toContain('one moment')
  })

  test('behavior: offline it fails at once, and nothing happens when the network is back', async () => {
    const page = await openPage(options)
    const [order] = page.orders
    page.show(come(order))
    await settle()
    page.shop.setOffline(true)
    act(() => onlineManager.setOnline(false))
    await press(page)
    await settle()
    if (leaves) expect(page.html()).toMatch(/network_error|The shop cannot be reached/)
    const asked = listActs(page.shop).length
    page.shop.setOffline(false)
    act(() => onlineManager.setOnline(true))
    await settle()
    expect(page.destinations).toEqual([])
    expect(listActs(page.shop)).toHaveLength(asked)
  })

  test("behavior: a merchant's query defaults change nothing, and no proof is in the cache", async () => {
    const queryClient = new QueryClient({
      defaultOptions: {
        queries: {
          placeholderData: keepPreviousData,
          retry: 3,
          staleTime: Infinity,
          gcTime: Infinity,
          throwOnError: true,
          enabled: false,
          networkMode: 'offlineFirst',
          refetchOnMount: false,
          refetchInterval: 60_000,
          notifyOnChangeProps: 'all',
          structuralSharing: false,
          select: () => 'of the merchant',
          queryFn: () => 'of the merchant',
          initialData: 'of the merchant',
          ...untyped,
        },
        mutations: { retry: 3, gcTime: Infinity, throwOnError: true },
      },
    })
    const page = await openPage(options)
    const [one, other] = page.orders
    page.show(come(one), { queryClient })
    await settle()
    page.show(come(other), { queryClient })
    await settle()
    expect(page.html()).toBe(await seeFresh(page.shop, come(other)))
    await press(page)
    await settle()
    expectLeft(page, 1)
    const kept = JSON.stringify([
      dehydrate(queryClient, { shouldDehydrateQuery: () => true, shouldDehydrateMutation: () => true }),
      queryClient
        .getQueryCache()
        .getAll()
        .map(({ queryKey, state }) => [queryKey, state]),
      queryClient
        .getMutationCache()
        .getAll()
        .map(({ options, state }) => [options.mutationKey, state]),
    ])
    for (const { reference } of page.orders) expect(kept).not.toContain(reference.paymentKey)
    expect(kept).not.toMatch(/\/go\/|\/handoff\//)
    queryClient.clear()
  })

  test('behavior: a refusal is not asked again', async () => {
    const refuse = () => Promise.reject(createPaymentError('order_not_found'))
    const page = await openPage(options)
    const refused = open({ ...options, preparePayment: refuse })
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
    const forged = { paymentId: 404, paymentKey: 'forged' }
    page.show(come({ input: { orderId: '42' }, reference: forged }), { shop: refused })
    await settle()
    const asked = refused.requests.length
    await act(() => vi.advanceTimersByTimeAsync(60_000))
    vi.useRealTimers()
    await settle()
    expect(refused.requests).toHaveLength(asked)
  })

  test.each<[string, () => void]>([
    ['replaced', () => history.replaceState(null, '', '/elsewhere')],
    ['pushed', () => history.pushState(null, '', '?tab=2')],
  ])('behavior: the address is %s', async (_, change) => {
    const page = await openPage(options)
    const [order] = page.orders
    page.show(come(order))
    await settle()
    const before = page.html()
    change()
    page.show(draw(order))
    await settle()
    expect(page.html()).toBe(before)
  })

  test.each([3_600_000, -3_600_000, -86_400_000 * 365])(
    'behavior: a clock that is %i ms off shows the same',
    async (offset) => {
      const page = await openPage(options)
      const [order] = page.orders
      const now = Date.now.bind(Date)
      vi.spyOn(Date, 'now').mockImplementation(() => now() + offset)
      page.show(come(order))
      await settle()
      await press(page)
      await settle()
      expectLeft(page, 1)
      const asked = page.shop.requests.length
      await settle()
      expect(page.shop.requests).toHaveLength(asked)
    },
  )
}
