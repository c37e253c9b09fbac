import { describeComponent } from '../../test/describeComponent.tsx'
import { PayButton } from './PayButton.tsx'

const input = { orderId: '42' }

describeComponent({
  className: 'powens-pay-button',
  tagName: 'BUTTON',
  draw: (props) => <PayButton input={input} {...(props as object)} />,
  attributes: ['data-status', 'data-pending', 'data-disabled', 'data-resumable', 'data-error'],
})
