'use client'
import type { ConnectorView, OrderInput } from '@powens-pay/core'
import { forwardRef, useId, type ForwardRefExoticComponent, type ReactNode, type RefAttributes } from 'react'
import { useConnectors } from '../hooks/useConnectors.ts'
import { Foreign } from '../internal/Foreign.tsx'
import { Initials } from '../internal/Initials.tsx'
import { LiveRegion } from '../internal/LiveRegion.tsx'
import { pressOnce } from '../internal/pressOnce.ts'
import { useKeptFocus } from '../internal/useKeptFocus.ts'
import { useOwnedState } from '../internal/useOwnedState.ts'
import { useRender, type ElementProps } from '../internal/useRender.ts'
import { describeError } from '../messages/describe/describeError.ts'
import { describeIncompatibility } from '../messages/describe/describeIncompatibility.ts'
import { fillMessage } from '../messages/describe/fillMessage.tsx'
import { bankWords } from '../messages/english/banks.ts'
import { buttonWords } from '../messages/english/button.ts'
import { useWords } from '../messages/useWords.ts'
import { usePaymentContext } from '../provider/usePaymentContext.ts'
import { searchConnectors } from './searchConnectors.ts'

const english = { ...bankWords, ...buttonWords }

export interface ConnectorListState {
  status: 'pending' | 'success' | 'error'
  /** Something is typed. @selector [data-searching] */
  searching: boolean
  /** No bank matches. @selector [data-empty] */
  empty: boolean
}

export interface ConnectorListProps
  extends OrderInput, Omit<ElementProps<'div', ConnectorListState>, 'onChange' | 'defaultValue'> {
  /** The chosen bank's uuid, or `null`. */
  value: string | null
  /** Called with the bank the payer chooses. */
  onChange: (connectorUuid: string, connector: ConnectorView) => void
  /** Draws a bank's logo. @default its initials on its colour */
  renderLogo?: ((connector: ConnectorView) => ReactNode) | undefined
  /** The payment's currency, for limits. @default 'EUR' */
  currency?: string | undefined
}

/**
 * Lets the payer choose a bank: search, most used first, warnings, and banks that cannot carry this payment greyed with the reason.
 * Renders a `<div>` element.
 */
export const ConnectorList: ForwardRefExoticComponent<ConnectorListProps & RefAttributes<HTMLDivElement>> =
  forwardRef<HTMLDivElement, ConnectorListProps>(function ConnectorList(
    { input, value, onChange, renderLogo, currency = 'EUR', ...given },
    ref,
  ) {
    const messages = useWords(english, '<ConnectorList>')
    const { client } = usePaymentContext()
    const keptFocus = useKeptFocus()
    const { data = [], status, error, refetch } = useConnectors({ input })
    const [query, setQuery] = useOwnedState(client, input, '')
    const id = useId()
    const found = searchConnectors(data, query)
    const isEmpty = status === 'success' && found.length === 0

    const choose = (connector: ConnectorView) => {
      const { incompatibilities } = connector
      const reasons = incompatibilities
        .map((reason) => describeIncompatibility(reason, currency, messages))
        .filter((reason) => reason !== null)
      // A warning is shown, and the bank can still be chosen.
      const isRefused = incompatibilities.some(({ type }) => type !== 'warning')
      const reasonId = `${id}${connector.uuid}`
      return (
        <li key={connector.uuid}>
          <button
            type="button"
            className="powens-pay-connector"
            aria-pressed={connector.uuid === value}
            aria-disabled={isRefused || undefined}
            aria-describedby={reasons.length > 0 ? reasonId : undefined}
            onClick={() => {
              if (!isRefused) onChange(connector.uuid, connector)
            }}
          >
            {renderLogo?.(connector) ?? <Initials name={connector.name} color={connector.color} />}
            <span className="powens-pay-connector-name" dir="auto">
              {connector.name}
            </span>
            {reasons.length > 0 && (
              <span id={reasonId} className="powens-pay-connector-reason">
                {reasons.join(' ')}
              </span>
            )}
          </button>
        </li>
      )
    }
    const groups = [
      [messages.mostUsedBanks, found.filter(({ isMostUsed }) => isMostUsed)],
      [messages.otherBanks, found.filter(({ isMostUsed }) => !isMostUsed)],
    ] as const

    return useRender('div', {
      state: { status, searching: query !== '', empty: isEmpty },
      ref,
      own: {
        ...keptFocus,
        className: 'powens-pay-connectors',
        role: 'group',
        'aria-label': messages.chooseBank,
      },
      given: given as ElementProps<'div', ConnectorListState>,
      content: (
        <>
          <input
            type="search"
            className="powens-pay-search"
            aria-label={messages.searchBank}
            placeholder={messages.searchBank}
            autoComplete="off"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
          {groups.map(
            ([title, banks], index) =>
              banks.length > 0 && (
                <section key={title} aria-labelledby={`${id}${index}`}>
                  <p id={`${id}${index}`} className="powens-pay-connectors-title">
                    {title}
                  </p>
                  <ul>{banks.map(choose)}</ul>
                </section>
              ),
          )}
          <LiveRegion className="powens-pay-connectors-words">
            {status === 'pending' && <p>{messages.loadingBanks}</p>}
            {isEmpty && <p>{fillMessage(messages.noBank, { query: <Foreign>{query}</Foreign> })}</p>}
            {error && <p>{describeError(error, messages)}</p>}
          </LiveRegion>
          {error && (
            <button
              {...pressOnce}
              type="button"
              className="powens-pay-secondary"
              onClick={() => void refetch()}
            >
              {messages.tryAgain}
            </button>
          )}
        </>
      ),
    })
  })
