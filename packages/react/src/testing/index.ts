/**
 * Your pages against the real handler and a Powens in memory.
 *
 * @example
 * const shop = openShop({ scenario: 'pdng/done' })
 * const { destinations } = renderWithPayments(<PayButton input={{ orderId: '42' }} />, shop)
 * fireEvent.click(screen.getByRole('button', { name: 'Pay by bank' }))
 * await waitFor(() => expect(destinations).toHaveLength(1))
 * comeBack(await shop.payer.approve(destinations[0]))
 *
 * @module
 */

// Shop
export { openShop } from './openShop.ts'
export type { OpenShopOptions, Shop, ShopPayer } from './openShop.ts'
export type { Gate } from './createGate.ts'
export type { TestOrder } from './prepareOrder.ts'

// Page
export { comeBack } from './comeBack.ts'
export { renderWithPayments } from './renderWithPayments.tsx'
export type { RenderedWithPayments, RenderWithPaymentsOptions } from './renderWithPayments.tsx'
