import { act, fireEvent } from '@testing-library/react'
import {
  CancelPayment,
  ConnectorList,
  PayButton,
  PaymentHandoff,
  PaymentStatus,
  ResumePayment,
  useCancelPayment,
  useConnectors,
  useCreatePayment,
  usePayButton,
  usePayment,
  usePaymentHandoff,
  usePaymentStatus,
  useResumePayment,
} from '../src/index.ts'
import { describePageAround, type Order } from './describePageAround.tsx'

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
