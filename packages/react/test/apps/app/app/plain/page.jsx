import { PayButton, PaymentProvider } from '@powens-pay/react'
import { fr } from '@powens-pay/react/messages/fr'

// A server component: whatever it passes on crosses to the browser, so it is plain.
export default function Page() {
  return (
    <PaymentProvider basePath="/api/powens" locale="fr" messages={[fr]}>
      <PayButton input={{ orderId: '42' }} />
    </PaymentProvider>
  )
}
