import { ConnectorList, type ConnectorListProps } from '@powens-pay/react'
import { useState } from 'react'
import { expect, fn, waitFor } from 'storybook/test'
import preview from '../.storybook/preview.tsx'
import { findMessages } from './support/languages.ts'
import './support/logo.css'

/** A shop's own picture of a bank, from its own server. */
const drawLogo = ({ name }: { name: string }) => (
  <svg className="own-logo" viewBox="0 0 40 40" aria-hidden="true">
    <circle cx="20" cy="20" r="18" fill="none" stroke="currentColor" strokeWidth="3" />
    <text x="20" y="26" textAnchor="middle" fontSize="18" fill="currentColor">
      {name.at(-1)}
    </text>
  </svg>
)

/** A page that remembers the choice. */
function ChoicePage(props: ConnectorListProps) {
  const [value, setValue] = useState(props.value)
  return (
    <ConnectorList
      {...props}
      value={value}
      onChange={(uuid, connector) => {
        setValue(uuid)
        props.onChange(uuid, connector)
      }}
    />
  )
}

const usage = (props = '') => `import { ConnectorList } from '@powens-pay/react'
import { useState } from 'react'

function Banks({ orderId }: { orderId: string }) {
  const [bank, setBank] = useState<string | null>(null)
  return <ConnectorList input={{ orderId }} value={bank} onChange={setBank}${props} />
}`

// Typing needs the focus, which stories of one page would take from each other.
const docs = { story: { inline: false, height: '34rem' } }

const meta = preview.meta({
  title: 'Components/ConnectorList',
  component: ConnectorList,
  parameters: { scenario: 'an open order', usage: usage() },
  render: (args) => <ChoicePage {...args} />,
  args: { input: { orderId: '42' }, value: null, onChange: fn() },
})

export const Banks = meta.story({
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: /Banque Horizon/ })).toBeVisible()
  },
})

export const Chosen = meta.story({
  play: async ({ canvas, userEvent, args, globals }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Banque Horizon' }))
    await expect(canvas.getByRole('button', { name: 'Banque Horizon' })).toHaveAttribute(
      'aria-pressed',
      'true',
    )
    await expect(args.onChange).toHaveBeenCalledOnce()
    const label = findMessages(globals).continueWith.replace('{bank}', 'Banque Horizon')
    await expect(canvas.getByRole('button', { name: label })).toBeVisible()
  },
})

/** All of them, with pictures of the shop's own. */
export const All = meta.story({
  args: { renderLogo: drawLogo },
  parameters: { usage: usage(' renderLogo={({ uuid }) => <img src={`/logos/${uuid}.svg`} alt="" />}') },
  play: async ({ canvas, userEvent, globals }) => {
    const [start = ''] = findMessages(globals).showAll.split('{count}')
    await userEvent.click(await canvas.findByRole('button', { name: new RegExp(`^${start}`) }))
    await expect(canvas.getByRole('button', { name: 'Banque des Dunes' })).toBeVisible()
  },
})

export const Refused = meta.story({
  parameters: { docs },
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.type(await canvas.findByRole('searchbox'), 'lacustre')
    // It makes no instant transfers.
    const bank = await canvas.findByRole('button', { name: /Crédit Lacustre/ })
    await expect(bank).toHaveAttribute('aria-disabled', 'true')
    await expect(bank).toHaveAccessibleDescription()
    await userEvent.click(bank)
    await expect(args.onChange).not.toHaveBeenCalled()
  },
})

export const Warned = meta.story({
  parameters: { scenario: 'a dear order', docs },
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.type(await canvas.findByRole('searchbox'), 'dunes')
    // Its maximum is not a hard limit: the payer sees a warning, and may try.
    const bank = await canvas.findByRole('button', { name: 'Banque des Dunes' })
    await expect(bank).not.toHaveAttribute('aria-disabled')
    await expect(bank).toHaveAccessibleDescription(/500/)
    await userEvent.click(bank)
    await expect(args.onChange).toHaveBeenCalledOnce()
  },
})

export const Searching = meta.story({
  parameters: { docs },
  play: async ({ canvas, userEvent }) => {
    await canvas.findByRole('button', { name: /Banque Horizon/ })
    await userEvent.type(canvas.getByRole('searchbox'), 'credit')
    await waitFor(() => expect(canvas.getAllByRole('button')).toHaveLength(1))
  },
})

export const NothingFound = meta.story({
  parameters: { docs },
  play: async ({ canvas, userEvent }) => {
    await canvas.findByRole('button', { name: /Banque Horizon/ })
    await userEvent.type(canvas.getByRole('searchbox'), 'zzz')
    await expect(canvas.getByRole('status')).toHaveTextContent('zzz')
  },
})

export const Loading = meta.story({
  parameters: { scenario: 'an open order, and a slow shop' },
  play: async ({ canvas, globals }) => {
    await expect(await canvas.findByText(findMessages(globals).loadingBanks)).toBeVisible()
    await expect(canvas.queryByRole('button')).toBeNull()
  },
})

export const Unreachable = meta.story({
  parameters: { scenario: 'an open order, and the shop is down' },
  play: async ({ canvas, globals }) => {
    const { errors, tryAgain } = findMessages(globals)
    await expect(await canvas.findByText(errors.network_error)).toBeVisible()
    await expect(canvas.getByRole('button', { name: tryAgain })).toBeVisible()
  },
})
