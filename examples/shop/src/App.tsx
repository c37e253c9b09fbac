import { createPaymentClient } from '@powens-pay/core'
import { PaymentProvider } from '@powens-pay/react'
import { de } from '@powens-pay/react/messages/de'
import { fr } from '@powens-pay/react/messages/fr'
import { useEffect, useState } from 'react'
import { Header } from './components/Header.tsx'
import { readLanguage, storeLanguage } from './language.ts'
import { usePath } from './navigation.tsx'
import { BakeryPage } from './pages/BakeryPage.tsx'
import { OrderPage } from './pages/OrderPage.tsx'
import { OrdersPage } from './pages/OrdersPage.tsx'
import { ReturnPage } from './pages/ReturnPage.tsx'
import { LanguageContext } from './words.ts'

const client = createPaymentClient()
const messages = [fr, de]

export function App() {
  const [language, setLanguage] = useState(readLanguage)

  useEffect(() => {
    document.documentElement.lang = language
    storeLanguage(language)
  }, [language])

  return (
    <LanguageContext value={language}>
      <PaymentProvider client={client} locale={language} messages={messages}>
        <Header onLanguage={setLanguage} />
        <main>
          <Page />
        </main>
      </PaymentProvider>
    </LanguageContext>
  )
}

function Page() {
  const path = usePath()
  const orderId = /^\/orders\/(\w+)$/.exec(path)?.[1]
  if (orderId) return <OrderPage key={orderId} orderId={orderId} />
  if (path === '/orders') return <OrdersPage />
  if (path === '/return') return <ReturnPage />
  return <BakeryPage />
}
