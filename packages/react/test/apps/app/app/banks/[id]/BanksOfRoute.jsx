'use client'
import { use } from 'react'
import { BanksPage } from '../../../shop/BanksPage.jsx'

export function BanksOfRoute({ params }) {
  const { id } = use(params)
  return <BanksPage orderId={id} />
}
