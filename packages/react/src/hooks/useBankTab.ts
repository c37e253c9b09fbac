'use client'
import { useMemo, type MouseEvent } from 'react'
import { usePaymentContext } from '../provider/usePaymentContext.ts'
import type { UsePayButtonParameters } from './usePayButton.ts'

export interface BankTab {
  onClick: (event: MouseEvent<HTMLButtonElement>) => void
  navigate: NonNullable<UsePayButtonParameters['navigate']>
  onCreated: () => void
  onError: () => void
}

function createBankTab(navigate: BankTab['navigate']): BankTab {
  let tab: Window | null = null
  const close = () => {
    tab?.close()
    tab = null
  }
  return {
    onClick({ currentTarget }) {
      if (currentTarget.getAttribute('aria-disabled') === 'true') return
      tab = window.open('', '_blank')
      // A bank's page that is taken over could otherwise lead this one elsewhere.
      if (tab) tab.opener = null
    },
    navigate(url) {
      if (!tab || tab.closed) return navigate(url)
      tab.location.replace(url)
      tab = null
    },
    // A payer who went elsewhere in the shop meanwhile, or has nothing to approve, is left with no empty tab.
    onCreated: close,
    onError: close,
  }
}

/**
 * Opens the bank in a tab of its own, for `<PayButton {...useBankTab()} input={…} />`.
 *
 * The tab is opened by the click itself, because browsers block one that is opened later. It has no access to this
 * page, and is closed again when there is nothing to approve. Where no tab may be opened, the bank opens in this one.
 */
export function useBankTab(): BankTab {
  const { navigate } = usePaymentContext('useBankTab')
  return useMemo(() => createBankTab(navigate), [navigate])
}
