import { act, fireEvent } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { QrCode } from '../src/handoff/index.ts'
import {
  CancelPayment,
  ConnectorList,
  PayButton,
  PaymentHandoff,
  PaymentProvider,
  PaymentStatus,
  ResumePayment,
  useBankTab,
  useCancelPayment,
  useConnectors,
  useCreatePayment,
  useMessages,
  usePayButton,
  usePayment,
  usePaymentCallback,
  usePaymentContext,
  usePaymentHandoff,
  usePaymentStatus,
  useResumePayment,
} from '../src/index.ts'
import manifest from '../package.json' with { type: 'json' }
import { describePageAround, subjects, type Order } from './describePageAround.tsx'

const findButton = (container: HTMLElement) => container.querySelector('button') as HTMLElement
const click = (container: HTMLElement) => void fireEvent.click(findButton(container))
const clickTwice = (container: HTMLElement) => {
  act(() => click(container))
  act(() => click(container))
}
const search = (container: HTMLElement) =>
  void fireEvent.change(container.querySelector('input') as HTMLElement, { target: { value: 'zzz' } })

/** What a hook gives, on a page of one's own. */
function Shown({ state, onUse }: { state: unknown; onUse?: () => unknown }) {
  return (
    <>
      <button type="button" onClick={() => void onUse?.()}>
        use
      </button>
      <output>{JSON.stringify(state)}</output>
    </>
  )
}

describePageAround('<PayButton>', {
  draw: ({ input }) => <PayButton input={input} />,
  use: click,
  leaves: true,
})

describePageAround('<PaymentStatus>', {
  draw: ({ reference }) => <PaymentStatus reference={reference} />,
  use: click,
  leaves: true,
})

describePageAround('<ResumePayment>', {
  draw: ({ input }) => <ResumePayment input={input} />,
  use: click,
  leaves: true,
})

describePageAround('<CancelPayment>', {
  draw: ({ reference }) => <CancelPayment reference={reference} />,
  use: clickTwice,
})

describePageAround('<CancelPayment>, asked once', {
  draw: ({ reference }) => <CancelPayment reference={reference} />,
  use: click,
})

describePageAround('<PaymentHandoff>', { draw: ({ input }) => <PaymentHandoff input={input} />, use: click })

describePageAround('<ConnectorList>', {
  draw: ({ input }) => <ConnectorList input={input} value={null} onChange={() => {}} />,
  use: search,
})

function DrawnPayButton({ input }: Order) {
  const { state, payment, error, pay } = usePayButton({ input })
  return <Shown state={{ state, payment, error: error?.code }} onUse={pay} />
}
describePageAround('usePayButton', {
  draw: (order) => <DrawnPayButton {...order} />,
  use: click,
  leaves: true,
})

function DrawnResumePayment({ input }: Order) {
  const { payment, canResume, isPending, error, resume } = useResumePayment({ input })
  return <Shown state={{ payment, canResume, isPending, error: error?.code }} onUse={resume} />
}
describePageAround('useResumePayment', {
  draw: (order) => <DrawnResumePayment {...order} />,
  use: click,
  leaves: true,
})

function DrawnCancelPayment({ reference }: Order) {
  const { status, error, cancel } = useCancelPayment({ reference })
  return <Shown state={{ status, error: error?.code }} onUse={cancel} />
}
describePageAround('useCancelPayment', { draw: (order) => <DrawnCancelPayment {...order} />, use: click })

function DrawnCreatePayment({ input }: Order) {
  const { created, isPending, error, create } = useCreatePayment({ input })
  return <Shown state={{ id: created?.payment.id, isPending, error: error?.code }} onUse={create} />
}
describePageAround('useCreatePayment', { draw: (order) => <DrawnCreatePayment {...order} />, use: click })

function DrawnPaymentHandoff({ input }: Order) {
  const { url, isStarted, payment, error, start } = usePaymentHandoff({ input })
  return <Shown state={{ hasUrl: url !== undefined, isStarted, payment, error: error?.code }} onUse={start} />
}
describePageAround('usePaymentHandoff', { draw: (order) => <DrawnPaymentHandoff {...order} />, use: click })

function DrawnConnectors({ input }: Order) {
  const { data, status } = useConnectors({ input })
  return <Shown state={{ data, status }} />
}
describePageAround('useConnectors', { draw: (order) => <DrawnConnectors {...order} /> })

function DrawnPayment({ reference }: Order) {
  const { data, status } = usePayment(reference)
  return <Shown state={{ data, status }} />
}
describePageAround('usePayment', { draw: (order) => <DrawnPayment {...order} /> })

function DrawnPaymentStatus({ reference }: Order) {
  const { state, payment } = usePaymentStatus({ reference })
  return <Shown state={{ state, payment }} />
}
describePageAround('usePaymentStatus', { draw: (order) => <DrawnPaymentStatus {...order} /> })

describePageAround('<PaymentStatus> of the address', {
  draw: () => <PaymentStatus />,
  use: click,
  leaves: true,
  isAddressed: true,
})

function DrawnPaymentCallback() {
  return <Shown state={usePaymentCallback()} />
}
describePageAround('usePaymentCallback', { draw: () => <DrawnPaymentCallback />, isAddressed: true })

function DrawnBankTab({ input }: Order) {
  return <PayButton input={input} {...useBankTab()} />
}
describePageAround('useBankTab', {
  draw: (order) => <DrawnBankTab {...order} />,
  // No tab may be opened, so that the bank opens in this one.
  use(container) {
    vi.spyOn(window, 'open').mockReturnValue(null)
    click(container)
  },
  leaves: true,
})

function DrawnPaymentProvider({ input }: Order) {
  const { client } = usePaymentContext()
  return (
    <PaymentProvider client={client} locale="fr">
      <PayButton input={input} />
    </PaymentProvider>
  )
}
describePageAround('<PaymentProvider> inside another', {
  draw: (order) => <DrawnPaymentProvider {...order} />,
  use: click,
  leaves: true,
})

function DrawnPaymentContext() {
  const { client, navigate } = usePaymentContext()
  return <Shown state={[typeof client, typeof navigate]} />
}
describePageAround('usePaymentContext', { draw: () => <DrawnPaymentContext /> })

function DrawnMessages() {
  return <Shown state={useMessages().pay} />
}
describePageAround('useMessages', { draw: () => <DrawnMessages /> })

describePageAround('<QrCode>', {
  draw: ({ input }) => <QrCode label="On your phone" text={`https://shop.example/orders/${input.orderId}`} />,
})

const isHook = (name: string) => /^use[A-Z]/.test(name)
const isComponent = (name: string, value: unknown) =>
  /^[A-Z]/.test(name) && !((value as { prototype?: unknown }).prototype instanceof Error)

test('every hook and every component that a page can import is here', async () => {
  // Staff's pages and the validation in a page are apart from a payer's usual pages, in entries of their own.
  const entries = Object.entries(manifest.exports).filter(([entry]) => !/staff|validation|\*/.test(entry))
  const missing: string[] = []
  for (const [, files] of entries) {
    const source = typeof files === 'object' && Object.values(files)[0]
    if (typeof source !== 'string' || !source.endsWith('.ts')) continue
    const exported = (await import(`../${source}`)) as Record<string, unknown>
    for (const [name, value] of Object.entries(exported)) {
      if (!isHook(name) && !isComponent(name, value)) continue
      const isHere = subjects.some((subject) => subject.split(/[<> ]/).includes(name))
      if (!isHere) missing.push(name)
    }
  }
  expect(missing).toEqual([])
})
