import {
  CancelPayment,
  ConnectorList,
  PayButton,
  PaymentHandoff,
  PaymentStatus,
  ResumePayment,
  type PaymentReference,
} from '@powens-pay/react'
import type { ConnectorView } from '@powens-pay/core'
import { mountSandboxFrame } from '@powens-pay/sandbox/frame'
import { useEffect, useRef, useState } from 'react'
import { hideScenario } from './hideScenario.ts'
import { useStoryShop } from './StoryContext.ts'
import './journey.css'

const input = { orderId: '42' }

/** The pages of Powens and its banks, where a real payer would see them full-page. */
function BankPage({ redirectUrl, onReturn }: { redirectUrl: string; onReturn: (address: string) => void }) {
  const { shop } = useStoryShop()
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!element.current) return
    let isOver = false
    let close = () => {}
    const open = async (place: Element) => {
      const url = await shop.follow(redirectUrl)
      if (isOver) return
      const leave = async (callback: string) => onReturn(await shop.follow(callback))
      const read = hideScenario((request) => shop.sandbox.fetch(request))
      const frame = mountSandboxFrame(place, {
        sandbox: { ...shop.sandbox, fetch: (address, init) => read(new Request(address, init)) },
        url,
        onLeave: (callback) => void leave(callback),
      })
      close = () => frame.close()
    }
    void open(element.current)
    return () => {
      isOver = true
      close()
    }
  }, [onReturn, redirectUrl, shop])
  return <div ref={element} className="journey-bank" />
}

export interface JourneyPageProps {
  /** What the order page offers beside the button. */
  offers?: ('resume' | 'handoff' | 'cancel' | 'banks')[]
  reference?: PaymentReference
}

/** The payer's bank is chosen in the shop. Where its app takes the approval, the phone comes first. */
function ChoicePage() {
  const [bank, setBank] = useState<ConnectorView>()
  const { android, ios } = bank?.is_app_to_app_used ?? {}
  const isInApp = android === true || ios === true
  return (
    <>
      <ConnectorList
        input={input}
        value={bank?.uuid ?? null}
        onChange={(_, chosen) => setBank(chosen)}
        continueButton={!isInApp}
      />
      {bank && <PaymentHandoff input={input} connectorUuid={bank.uuid} />}
      {bank && isInApp && <PayButton input={input} connectorUuid={bank.uuid} />}
    </>
  )
}

/** A shop of three pages: the order, the bank, the order again. */
export function JourneyPage({ offers = [], reference }: JourneyPageProps) {
  const story = useStoryShop()
  const [bankUrl, setBankUrl] = useState<string>()
  const [isBack, setBack] = useState(false)
  const [isOnPhone, setOnPhone] = useState(false)
  const [setPage] = useState(() => (address: string) => {
    // The story keeps its own address; the fragment is what the return page reads.
    history.replaceState(null, '', location.pathname + location.search + new URL(address).hash)
    setBankUrl(undefined)
    setBack(true)
  })
  // Where the page would be left, the journey shows the bank in its place.
  useEffect(() => {
    const stop = story.onLeave(setBankUrl)
    return () => {
      stop()
      history.replaceState(null, '', location.pathname + location.search)
    }
  }, [story])

  if (bankUrl !== undefined) return <BankPage redirectUrl={bankUrl} onReturn={setPage} />
  return (
    <main className="journey">
      <h1>Boulangerie Lumière</h1>
      <p>Order 42 · 2 sourdough loaves</p>
      {isBack ? (
        <PaymentStatus input={input} support="mailto:help@shop.example" />
      ) : (
        <>
          {offers.includes('resume') && <ResumePayment input={input} />}
          {offers.includes('banks') && <ChoicePage />}
          {offers.length === 0 && <PayButton input={input} />}
          {offers.includes('handoff') && !isOnPhone && <PayButton input={input} />}
          {offers.includes('handoff') && (
            <PaymentHandoff
              input={input}
              onOutcome={({ status }) => setOnPhone(status !== 'requires_action' && status !== 'failed')}
            />
          )}
          {offers.includes('cancel') && reference && (
            <>
              <PaymentStatus reference={reference} />
              <CancelPayment reference={reference} />
            </>
          )}
        </>
      )}
    </main>
  )
}
