'use client'
import type { Connector, ConnectorView, PaymentClient } from '@powens-pay/core'
import { useMemo, type ReactElement, type ReactNode } from 'react'
import { ConnectorList } from '../components/ConnectorList.tsx'
import { PaymentContext } from '../provider/PaymentContext.ts'
import { usePaymentContext } from '../provider/usePaymentContext.ts'

export interface ValidationBanksProps {
  paymentId: number
  listBanks: () => Promise<Connector[]>
  onChoose: (connectorUuid: string) => void
  renderLogo?: ((connector: ConnectorView) => ReactNode) | undefined
}

/** The banks that Powens says can carry this payment, in the list that every page has. */
export function ValidationBanks({
  paymentId,
  listBanks,
  onChoose,
  renderLogo,
}: ValidationBanksProps): ReactElement {
  const context = usePaymentContext()
  // The list asks a client for its banks; here they come from Powens, by the payment's token.
  const value = useMemo(() => {
    const client: PaymentClient = {
      request: async () => Response.json({ connectors: (await listBanks()).map(toView) }),
    }
    return { ...context, client }
  }, [context, listBanks])
  return (
    <PaymentContext.Provider value={value}>
      <ConnectorList
        input={{ paymentId }}
        value={null}
        onChange={onChoose}
        continueButton={false}
        renderLogo={renderLogo}
      />
    </PaymentContext.Provider>
  )
}

const toView = ({ uuid, name, color, payment_settings: settings }: Connector): ConnectorView => ({
  uuid,
  name,
  color: color ?? null,
  isMostUsed: false,
  is_app_to_app_used: {
    android: settings?.is_app_to_app_used?.android ?? null,
    ios: settings?.is_app_to_app_used?.ios ?? null,
  },
  // Powens left out those that cannot carry it.
  incompatibilities: [],
})
