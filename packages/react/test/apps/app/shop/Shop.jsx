'use client'
import { createPaymentClient, PaymentProvider } from '@powens-pay/react'
import { de } from '@powens-pay/react/messages/de'
import { fr } from '@powens-pay/react/messages/fr'
import '@powens-pay/react/styles.css'
import { useEffect, useSyncExternalStore } from 'react'

const client = createPaymentClient()
const messages = [de, fr]
const subscribe = () => () => {}

/** In the language of the browser, which a server does not know. */
export function Shop({ children }) {
  const locale = useSyncExternalStore(
    subscribe,
    () => navigator.language,
    () => 'en',
  )
  useEffect(() => {
    document.documentElement.lang = locale
  }, [locale])
  return (
    <PaymentProvider client={client} locale={locale} messages={messages}>
      {children}
    </PaymentProvider>
  )
}
