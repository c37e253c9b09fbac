'use client'
import type { ConnectorView } from '@powens-pay/core'
import { memo, useId, type MemoExoticComponent, type ReactElement, type ReactNode } from 'react'
import { Initials } from '../internal/Initials.tsx'
import { describeIncompatibility } from '../messages/describe/describeIncompatibility.ts'
import type { Messages } from '../messages/Messages.ts'

export interface ConnectorRowProps {
  connector: ConnectorView
  isChosen: boolean
  /** The Tab key leads to one of the banks; arrow keys to the others. */
  isTabStop: boolean
  currency: string
  messages: Pick<Messages, 'incompatibilities' | 'locale'>
  renderLogo: ((connector: ConnectorView) => ReactNode) | undefined
  onChoose: (connector: ConnectorView) => void
}

function Row({
  connector,
  isChosen,
  isTabStop,
  currency,
  messages,
  renderLogo,
  onChoose,
}: ConnectorRowProps): ReactElement {
  const id = useId()
  const { name, color, incompatibilities } = connector
  const reasons = incompatibilities
    .map((reason) => describeIncompatibility(reason, currency, messages))
    .filter((reason) => reason !== null)
  // A warning is worth reading; the bank may carry the payment all the same.
  const isRefused = incompatibilities.some(({ type }) => type !== 'warning')
  return (
    <li className="powens-pay-connector-row">
      <button
        type="button"
        className="powens-pay-connector"
        tabIndex={isTabStop ? 0 : -1}
        aria-pressed={isChosen}
        aria-disabled={isRefused || undefined}
        aria-describedby={reasons.length > 0 ? id : undefined}
        onClick={() => {
          if (!isRefused) onChoose(connector)
        }}
      >
        {renderLogo?.(connector) ?? <Initials name={name} color={color} />}
        <span className="powens-pay-connector-name" dir="auto">
          {name}
        </span>
      </button>
      {/* Outside of the button, whose name it would be part of: it is read once. */}
      {reasons.length > 0 && (
        <span id={id} className="powens-pay-connector-reason">
          {reasons.join(' ')}
        </span>
      )}
    </li>
  )
}

/** A bank to choose. Among thousands only the rows that change are drawn again. */
export const ConnectorRow: MemoExoticComponent<typeof Row> = memo(Row)
