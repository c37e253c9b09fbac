import { describeComponent } from '../../test/describeComponent.tsx'
import { PaymentHandoff } from './PaymentHandoff.tsx'

const input = { orderId: '42' }

describeComponent({
  className: 'powens-pay-handoff',
  tagName: 'DIV',
  draw: (props) => <PaymentHandoff input={input} {...(props as object)} />,
  attributes: ['data-status', 'data-open', 'data-bucket', 'data-error'],
})
