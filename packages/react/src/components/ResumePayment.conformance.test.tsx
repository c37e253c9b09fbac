import { describeComponent } from '../../test/describeComponent.tsx'
import { ResumePayment } from './ResumePayment.tsx'

const input = { orderId: '42' }

describeComponent({
  className: 'powens-pay-resume',
  tagName: 'DIV',
  draw: (props) => <ResumePayment input={input} {...(props as object)} />,
  attributes: ['data-resumable', 'data-pending', 'data-error'],
})
