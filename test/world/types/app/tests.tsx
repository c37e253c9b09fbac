// What a shop's tests write, compiled against the packed declarations.
import { comeBack, openShop, renderWithPayments } from '@powens-pay/react/testing'
import { PayButton } from '@powens-pay/react'

const shop = openShop({ scenario: 'pdng/done' })
const { destinations } = renderWithPayments(<PayButton input={{ orderId: '42' }} />, shop)
comeBack(await shop.payer.approve(destinations[0] ?? ''))
