import {
  CancelPayment,
  PayButton,
  PaymentHandoff,
  PaymentStatus,
  ResumePayment,
  type PaymentReference,
} from '@powens-pay/react'
import { mountSandboxFrame } from '@powens-pay/sandbox/frame'
import { useEffect, useRef, useState } from 'react'
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
      const frame = mountSandboxFrame(place, {
        sandbox: shop.sandbox,
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
  offers?: ('resume' | 'handoff' | 'cancel')[]
  reference?: PaymentReference
}

/** A shop of three pages: the order, the bank, the order again. */
export function JourneyPage({ offers = [], reference }: JourneyPageProps) {
  const story = useStoryShop()
  const [bankUrl, setBankUrl] = useState<string>()
  const [isBack, setBack] = useState(false)
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
        <PaymentStatus />
      ) : (
        <>
          {offers.includes('resume') && <ResumePayment input={input} />}
          {!offers.includes('resume') && <PayButton input={input} />}
          {offers.includes('handoff') && <PaymentHandoff input={input} />}
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
