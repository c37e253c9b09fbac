import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { openShop } from '../testing/openShop.ts'
import { renderWithPayments } from '../testing/renderWithPayments.tsx'
import { ConnectorList } from './ConnectorList.tsx'

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
    .getAllByRole('button')
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
  expect(screen.getByRole('status')).toHaveTextContent('No bank is called “zzz”.')
})

test('behavior: a bank that cannot carry the payment is greyed with the reason and cannot be chosen', async () => {
  const { onChange, user } = await open({ kind: 'recurring' })
  const refused = screen.getAllByRole('button').find((button) => button.hasAttribute('aria-disabled'))
  expect(refused).toHaveAccessibleDescription(/^Cannot/)
  await user.click(refused as HTMLElement)
  expect(onChange).not.toHaveBeenCalled()
})

test('behavior: a warning is read with the bank, which can be chosen all the same', async () => {
  const { onChange, user } = await open({ amount: '99999.00' })
  const warned = screen.getAllByRole('button', { description: /At most/ })[0] as HTMLElement
  expect(warned).toHaveAccessibleDescription(/At most €[\d,.]+\./)
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
