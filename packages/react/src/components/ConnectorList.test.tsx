import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createPaymentClient, findPayment, listConnectors } from '@powens-pay/core'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { de } from '../messages/locales/de.ts'
import { openShop } from '../testing/openShop.ts'
import { renderWithPayments } from '../testing/renderWithPayments.tsx'
import { ConnectorList, type ConnectorListProps } from './ConnectorList.tsx'

const input = { orderId: '42' }

async function open(options?: Parameters<typeof openShop>[0]) {
  const shop = openShop(options)
  const onChange = vi.fn<(uuid: string) => void>()
  renderWithPayments(<ConnectorList input={input} value={null} onChange={onChange} />, shop)
  await screen.findAllByRole('button')
  return { shop, onChange, user: userEvent.setup() }
}
const names = () =>
  screen
    .getAllByRole('button', { pressed: false })
    .map((button) => within(button).getByText(/./, { selector: '.powens-pay-connector-name' }).textContent)

test('default', async () => {
  const { shop, onChange, user } = await open()
  expect(shop.requests).toEqual(['POST /connectors'])
  const bank = screen.getByRole('button', { name: /Banque Horizon/ })
  await user.click(bank)
  expect(onChange).toHaveBeenCalledWith(
    expect.any(String),
    expect.objectContaining({ name: 'Banque Horizon' }),
  )
})

test('behavior: the most used come first, under their own title', async () => {
  await open()
  expect(screen.getByText('Most used')).toBeVisible()
})

test('behavior: search knows neither case nor accents, and says when nothing matches', async () => {
  const { user } = await open()
  const search = screen.getByRole('searchbox', { name: 'Search for your bank' })
  await user.type(search, 'credit LAC')
  expect(names()).toEqual(['Crédit Lacustre'])
  await user.clear(search)
  await user.type(search, 'zzz')
  expect(screen.getByRole('status')).toHaveTextContent('No bank matches “zzz”.')
})

test('behavior: a bank that cannot carry the payment is greyed with the reason and cannot be chosen', async () => {
  const { onChange, user } = await open({ kind: 'recurring' })
  const refused = screen.getAllByRole('button').find((button) => button.hasAttribute('aria-disabled'))
  expect(refused).toHaveAccessibleDescription(/^(Cannot|Not available)/)
  await user.click(refused as HTMLElement)
  expect(onChange).not.toHaveBeenCalled()
})

test('behavior: a warning is read with the bank, which can be chosen all the same', async () => {
  const { onChange, user } = await open({ amount: '99999.00' })
  await user.click(screen.getByRole('button', { name: /^Show all/ }))
  const warned = screen.getAllByRole('button', { description: /usually allows up to/ })[0] as HTMLElement
  expect(warned).toHaveAccessibleDescription(/^This bank usually allows up to €[\d,.]+\.$/)
  expect(warned).not.toHaveAttribute('aria-disabled')
  await user.click(warned)
  expect(onChange).toHaveBeenCalledOnce()
})

test('behavior: the keyboard is enough', async () => {
  const { onChange, user } = await open()
  await user.tab()
  expect(screen.getByRole('searchbox')).toHaveFocus()
  await user.tab()
  await user.keyboard('{Enter}')
  expect(onChange).toHaveBeenCalledOnce()
})

test('behavior: a server that cannot be reached is said, and asked again', async () => {
  const shop = openShop()
  shop.failNext('offline')
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  renderWithPayments(<ConnectorList input={input} value={null} onChange={() => {}} />, shop, {
    wrapper: ({ children }) => <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>,
  })
  await userEvent.click(await screen.findByRole('button', { name: 'Try again' }))
  expect(await screen.findByRole('button', { name: /Crédit Lacustre/ })).toBeVisible()
})

/** A shop of thousands of banks would take the sandbox minutes to list in a test: the client is told of them. */
function renderBanks(count: number, props: Partial<ConnectorListProps> = {}) {
  const shop = openShop()
  const banks = Array.from({ length: count }, (_, index) => ({
    uuid: `bank-${index}`,
    name: `Bank Number ${index}`,
    color: null,
    isMostUsed: index < 8,
    is_app_to_app_used: { android: null, ios: null },
    incompatibilities: [],
  }))
  const client = createPaymentClient({
    basePath: 'https://shop.example/api/powens',
    fetch: () => Promise.resolve(Response.json({ connectors: banks })),
  })
  const onChange = vi.fn<(uuid: string) => void>()
  const draw = (value: string | null) => (
    <ConnectorList input={input} value={value} onChange={onChange} {...props} />
  )
  const { rerender } = renderWithPayments(draw(null), { ...shop, client })
  return { onChange, user: userEvent.setup(), choose: (value: string) => rerender(draw(value)) }
}

test('behavior: six banks at first, and all when asked', async () => {
  const { user } = renderBanks(40)
  await screen.findByRole('button', { name: 'Bank Number 0' })
  expect(names()).toHaveLength(6)
  await user.click(screen.getByRole('button', { name: 'Show all 40 banks' }))
  expect(screen.getAllByRole('button')).toHaveLength(40)
  expect(screen.getByText('All other banks')).toBeVisible()
})

test('behavior: how many match is said, and the list stays short', async () => {
  const { user } = renderBanks(2000)
  await screen.findByRole('button', { name: 'Bank Number 0' })
  await user.type(screen.getByRole('searchbox'), 'number 1')
  const matching = Array.from({ length: 2000 }, (_, index) => `${index}`).filter((index) =>
    index.includes('1'),
  )
  expect(screen.getByRole('status')).toHaveTextContent(`Banks found: ${matching.length}`)
  expect(screen.getAllByRole('button')).toHaveLength(30 + 1)
})

test('behavior: the list is one tab stop, and the arrow keys lead through it', async () => {
  const { user } = renderBanks(40)
  await screen.findByRole('button', { name: 'Bank Number 0' })
  const bank = (index: number) => screen.getByRole('button', { name: `Bank Number ${index}` })
  await user.tab()
  await user.keyboard('{ArrowDown}')
  expect(bank(0)).toHaveFocus()
  await user.keyboard('{ArrowDown}{ArrowDown}')
  expect(bank(2)).toHaveFocus()
  await user.keyboard('{End}{ArrowDown}')
  expect(bank(5)).toHaveFocus()
  await user.keyboard('{Home}{ArrowUp}')
  expect(bank(0)).toHaveFocus()
  await user.keyboard('{ArrowDown}')
  await user.tab()
  expect(screen.getByRole('button', { name: 'Show all 40 banks' })).toHaveFocus()
  await user.tab({ shift: true })
  expect(bank(1)).toHaveFocus()
  await user.tab({ shift: true })
  expect(screen.getByRole('searchbox')).toHaveFocus()
})

test('behavior: a bank is named by its name alone, so that its reason is read once', async () => {
  await open({ kind: 'recurring' })
  for (const bank of screen.getAllByRole('button', { description: /./ })) {
    const name = within(bank).getByText(/./, { selector: '.powens-pay-connector-name' }).textContent
    expect(bank).toHaveAccessibleName(name ?? '')
  }
})

test('behavior: choosing a bank draws one row', async () => {
  const renderLogo = vi.fn<(connector: { uuid: string }) => null>(() => null)
  const { user, choose } = renderBanks(2000, { renderLogo })
  await user.click(await screen.findByRole('button', { name: 'Show all 2000 banks' }))
  renderLogo.mockClear()
  await user.click(screen.getByRole('button', { name: 'Bank Number 1500' }))
  choose('bank-1500')
  expect(renderLogo.mock.calls.map(([{ uuid }]) => uuid)).toContain('bank-1500')
  // The row that was the tab stop is no longer it.
  expect(new Set(renderLogo.mock.calls.map(([{ uuid }]) => uuid)).size).toBeLessThanOrEqual(2)
})

test('behavior: names are folded once, however much is typed', async () => {
  const normalize = vi.spyOn(String.prototype, 'normalize')
  const { user } = renderBanks(500)
  await screen.findByRole('button', { name: 'Bank Number 0' })
  normalize.mockClear()
  await user.type(screen.getByRole('searchbox'), 'number 49')
  expect(normalize.mock.calls.length).toBeLessThan(50)
  normalize.mockRestore()
})

test('behavior: the chosen bank is what the button under the list continues with', async () => {
  const shop = openShop()
  const [bank] = await listConnectors(shop.client, { input })
  const { destinations } = renderWithPayments(
    <ConnectorList input={input} value={bank?.uuid ?? null} onChange={() => {}} />,
    shop,
  )
  await userEvent.click(await screen.findByRole('button', { name: `Continue with ${bank?.name}` }))
  await waitFor(() => expect(destinations).toHaveLength(1))
  expect((await findPayment(shop.client, { input }))?.payment.connector_uuid).toBe(bank?.uuid)
})

test('parameters: continueButton', async () => {
  const { choose } = renderBanks(3, { continueButton: false })
  await screen.findByRole('button', { name: 'Bank Number 0' })
  choose('bank-0')
  expect(screen.queryByRole('button', { name: /^Continue/ })).toBeNull()
})

test('behavior: banks of several countries stand under their countries, in the language of the payer', async () => {
  const shop = openShop()
  const user = userEvent.setup()
  const draw = <ConnectorList input={input} value={null} onChange={() => {}} />
  renderWithPayments(draw, shop, { messages: de })
  await user.click(await screen.findByRole('button', { name: /^Alle \d+ Banken/ }))
  const titles = screen.getAllByRole('region').map((region) => region.querySelector('p')?.textContent)
  expect(new Set(titles)).toEqual(new Set(['Am häufigsten benutzt', 'Frankreich', 'Niederlande', 'Portugal']))
  const banks = await listConnectors(shop.client, { input })
  expect(screen.getAllByRole('button')).toHaveLength(banks.length)
})
