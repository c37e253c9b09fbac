'use client'
import type { ConnectorView, OrderInput } from '@powens-pay/core'
import {
  forwardRef,
  useCallback,
  useId,
  useMemo,
  type ForwardRefExoticComponent,
  type ReactNode,
  type RefAttributes,
} from 'react'
import { useConnectors } from '../hooks/useConnectors.ts'
import { Foreign } from '../internal/Foreign.tsx'
import { LiveRegion } from '../internal/LiveRegion.tsx'
import { pressOnce } from '../internal/pressOnce.ts'
import { useKeptFocus } from '../internal/useKeptFocus.ts'
import { useLatest } from '../internal/useLatest.ts'
import { useOwnedState } from '../internal/useOwnedState.ts'
import { useRender, type ElementProps } from '../internal/useRender.ts'
import { describeError } from '../messages/describe/describeError.ts'
import { fillMessage } from '../messages/describe/fillMessage.tsx'
import { formatMessage } from '../messages/describe/formatMessage.ts'
import { bankWords } from '../messages/english/banks.ts'
import { buttonWords } from '../messages/english/button.ts'
import { useWords } from '../messages/useWords.ts'
import { usePaymentContext } from '../provider/usePaymentContext.ts'
import { ConnectorRow } from './ConnectorRow.tsx'
import { groupConnectors } from './groupConnectors.ts'
import { PayButton } from './PayButton.tsx'
import { createConnectorSearch } from './searchConnectors.ts'
import { useArrowKeys } from './useArrowKeys.ts'

const english = { ...bankWords, ...buttonWords }

/** How many banks are offered at first, and of those that match a search. The payer may ask for all. */
const offeredAtFirst = 6
const offeredOfMatches = 30

export interface ConnectorListState {
  /** @selector [data-status] */
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
  /** Draws a bank's logo. Where it stays the same function, rows that do not change are not drawn again. @default its initials on its colour */
  renderLogo?: ((connector: ConnectorView) => ReactNode) | undefined
  /** The payment's currency, for limits. @default 'EUR' */
  currency?: string | undefined
  /** Once a bank is chosen, shows a button under the banks that pays from there. @default true */
  continueButton?: boolean | undefined
}

/**
 * Lets the payer choose a bank: search, most used first, warnings, and banks that cannot carry this payment greyed with the
 * reason. Under them stands the button that continues with the chosen one.
 * Renders a `<div>` element.
 */
export const ConnectorList: ForwardRefExoticComponent<ConnectorListProps & RefAttributes<HTMLDivElement>> =
  forwardRef<HTMLDivElement, ConnectorListProps>(function ConnectorList(
    { input, value, onChange, renderLogo, currency = 'EUR', continueButton = true, ...given },
    ref,
  ) {
    const messages = useWords(english, '<ConnectorList>')
    const { client } = usePaymentContext()
    const keptFocus = useKeptFocus()
    const arrowKeys = useArrowKeys('.powens-pay-connector')
    const { data, status, error, refetch } = useConnectors({ input })
    const [query, setQuery] = useOwnedState(client, input, '')
    const [isWhole, setWhole] = useOwnedState(client, input, false)
    const id = useId()

    const search = useMemo(() => createConnectorSearch(data ?? []), [data])
    const found = useMemo(() => search(query), [search, query])
    const isSearching = query !== ''
    const isEmpty = status === 'success' && found.length === 0
    const offered = isWhole ? found.length : isSearching ? offeredOfMatches : offeredAtFirst
    const groups = useMemo(
      () => groupConnectors(found.slice(0, offered), messages),
      [found, offered, messages],
    )
    const listed = groups.flatMap(({ connectors }) => connectors)
    const tabStop = listed.find(({ uuid }) => uuid === value) ?? listed[0]
    const chosen = data?.find(({ uuid }) => uuid === value)

    const change = useLatest(onChange)
    const choose = useCallback(
      (connector: ConnectorView) => change.current(connector.uuid, connector),
      [change],
    )

    return useRender('div', {
      state: { status, searching: isSearching, empty: isEmpty },
      ref,
      own: {
        ...keptFocus,
        className: 'powens-pay-connectors',
        role: 'group',
        'aria-label': messages.chooseBank,
      },
      given: given as ElementProps<'div', ConnectorListState>,
      content: (
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys are those of the buttons in it
        <div {...arrowKeys}>
          <input
            type="search"
            className="powens-pay-search"
            aria-label={messages.searchBank}
            placeholder={messages.searchBank}
            autoComplete="off"
            value={query}
            onChange={(event) => {
              setQuery(event.target.value)
              setWhole(false)
            }}
          />
          <div className="powens-pay-connectors-banks">
            {groups.map(({ title, connectors }, index) => (
              <section key={title} aria-labelledby={`${id}${index}`}>
                <p id={`${id}${index}`} className="powens-pay-connectors-title">
                  {title}
                </p>
                <ul>
                  {connectors.map((connector) => (
                    <ConnectorRow
                      key={connector.uuid}
                      connector={connector}
                      isChosen={connector.uuid === value}
                      isTabStop={connector === tabStop}
                      currency={currency}
                      messages={messages}
                      renderLogo={renderLogo}
                      onChoose={choose}
                    />
                  ))}
                </ul>
              </section>
            ))}
            <LiveRegion className="powens-pay-connectors-words">
              {status === 'pending' && <p>{messages.loadingBanks}</p>}
              {isEmpty && <p>{fillMessage(messages.noBank, { query: <Foreign>{query}</Foreign> })}</p>}
              {isSearching && !isEmpty && data && (
                <p className="powens-pay-hidden">
                  {formatMessage(messages.banksFound, { count: String(found.length) })}
                </p>
              )}
              {error && <p>{describeError(error, messages)}</p>}
            </LiveRegion>
            {listed.length < found.length && (
              <button
                type="button"
                className="powens-pay-secondary powens-pay-connectors-all"
                onClick={() => setWhole(true)}
              >
                {formatMessage(messages.showAll, { count: String(found.length) })}
              </button>
            )}
          </div>
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
          {continueButton && chosen && (
            <div className="powens-pay-connectors-continue">
              <PayButton
                block
                input={input}
                connectorUuid={chosen.uuid}
                label={formatMessage(messages.continueWith, { bank: chosen.name })}
              />
            </div>
          )}
        </div>
      ),
    })
  })
