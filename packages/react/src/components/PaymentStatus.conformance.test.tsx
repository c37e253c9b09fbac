import { describeComponent } from '../../test/describeComponent.tsx'
import { PaymentStatus } from './PaymentStatus.tsx'

describeComponent({
  className: 'powens-pay-status',
  tagName: 'DIV',
  draw: (props) => <PaymentStatus {...(props as object)} />,
  attributes: [
    'data-status',
    'data-bucket',
    'data-reason',
    'data-action',
    'data-final',
    'data-review',
    'data-paused',
  ],
})
