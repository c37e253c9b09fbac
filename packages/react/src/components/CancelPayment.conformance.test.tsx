import { describeComponent } from '../../test/describeComponent.tsx'
import { CancelPayment } from './CancelPayment.tsx'

describeComponent({
  className: 'powens-pay-secondary',
  tagName: 'BUTTON',
  draw: (props) => <CancelPayment reference={{ paymentId: 1, paymentKey: 'key' }} {...(props as object)} />,
  attributes: ['data-status', 'data-pending', 'data-error'],
})
