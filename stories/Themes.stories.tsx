import { ConnectorList, PayButton, PaymentStatus } from '@powens-pay/react'
import type { ReactNode } from 'react'
import { expect } from 'storybook/test'
import preview from '../.storybook/preview.tsx'
import { useStoryShop } from './support/StoryContext.ts'
import './support/themes.css'

function Checkout({ brand, name, children }: { brand: string; name: string; children?: ReactNode }) {
  const { reference } = useStoryShop()
  return (
    <div className={`brand brand-${brand}`}>
      <h2>{name}</h2>
      {children}
      <ConnectorList input={{ orderId: '43' }} value={null} onChange={() => {}} />
      <PayButton input={{ orderId: '43' }} />
      <PaymentStatus reference={reference} />
    </div>
  )
}

const meta = preview.meta({
  title: 'Theming/Shops',
  component: PayButton,
  tags: ['!autodocs'],
  parameters: { scenario: 'approved at once', layout: 'fullscreen' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: /Banque Horizon/ })).toBeVisible()
  },
})

export const Bakery = meta.story({ render: () => <Checkout brand="bakery" name="Boulangerie Lumière" /> })

export const Tools = meta.story({ render: () => <Checkout brand="tools" name="WERKHAUS 24" /> })

export const Plants = meta.story({ render: () => <Checkout brand="plants" name="Jardim Vivo" /> })

/** No language of ours is read from right to left; a shop of one may still add its own words. */
export const RightToLeft = meta.story({
  render: () => (
    <div dir="rtl">
      <Checkout brand="plants" name="مشتل النور" />
    </div>
  ),
})
