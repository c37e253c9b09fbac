import { describeComponent } from '../../test/describeComponent.tsx'
import { ConnectorList } from './ConnectorList.tsx'

const input = { orderId: '42' }

describeComponent({
  className: 'powens-pay-connectors',
  tagName: 'DIV',
  draw: (props) => <ConnectorList input={input} value={null} onChange={() => {}} {...(props as object)} />,
  attributes: ['data-status', 'data-searching', 'data-empty'],
})
