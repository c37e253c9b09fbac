'use client'
import { useEffect, useState, type MouseEvent } from 'react'
import { useLatest } from '../internal/useLatest.ts'
import { usePaymentContext } from '../provider/usePaymentContext.ts'
import type { UsePayButtonParameters } from './usePayButton.ts'

export interface BankTab {
  onClick: (event: MouseEvent<HTMLButtonElement>) => void
  navigate: NonNullable<UsePayButtonParameters['navigate']>
  onCreated: () => void
  onError: () => void
}

function createBankTab(leave: (url: string) => void): BankTab & { close: () => void } {
  /** Opened by a click, and empty until the server has answered. */
  let tab: Window | null = null
  const close = () => {
    tab?.close()
    tab = null
  }
  return {
    onClick({ currentTarget }) {
      const isWaiting = tab !== null && !tab.closed
      if (isWaiting || currentTarget.getAttribute('aria-disabled') === 'true') return
      tab = window.open('', '_blank')
      // A bank's page that is taken over could otherwise lead this one elsewhere.
      if (tab) tab.opener = null
    },
    navigate(url) {
      if (!tab || tab.closed) return leave(url)
      tab.location.replace(url)
      tab = null
    },
    // Where there is nothing to approve no empty tab is left.
    onCreated: close,
    onError: close,
    close,
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
  const latest = useLatest(navigate)
  const [{ close, ...tab }] = useState(() => createBankTab((url) => latest.current(url)))
  // A payer who has left the page is left with no empty tab either.
  useEffect(() => close, [close])
  return tab
}
