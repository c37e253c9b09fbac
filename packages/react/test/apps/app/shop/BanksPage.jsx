'use client'
import { ConnectorList } from '@powens-pay/react'
import { useState } from 'react'

export function BanksPage({ orderId }) {
  const [bank, setBank] = useState(null)
  return (
    <main>
      <h1>{`Order ${orderId}`}</h1>
      <ConnectorList input={{ orderId }} value={bank} onChange={setBank} />
    </main>
  )
}
