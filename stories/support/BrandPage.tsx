import { PayButton, PaymentStatus } from '@powens-pay/react'
import { useState, type CSSProperties } from 'react'
import { useStoryShop } from './StoryContext.ts'
import './brand.css'

export interface BrandPageProps {
  accent: string
  /** In rem. */
  radius: number
  font: string
}

/** The three lines, as a merchant writes them. */
export const writeBrand = ({ accent, radius, font }: BrandPageProps): string =>
  [
    ':root {',
    `  --powens-pay-accent: ${accent};`,
    `  --powens-pay-radius: ${radius}rem;`,
    `  --powens-pay-font: ${font};`,
    '}',
  ].join('\n')

/** The components in a brand, light and dark, and the CSS that makes it. */
export function BrandPage(brand: BrandPageProps) {
  const { reference } = useStoryShop()
  const [copied, setCopied] = useState('')
  const css = writeBrand(brand)
  const style = {
    '--powens-pay-accent': brand.accent,
    '--powens-pay-radius': `${brand.radius}rem`,
    '--powens-pay-font': brand.font,
  } as CSSProperties
  return (
    <div className="brand-page">
      {['light', 'dark'].map((theme) => (
        <div key={theme} className="brand-page-sheet" data-theme={theme} style={style}>
          <PayButton input={{ orderId: `43 ${theme}` }} amount="9.50" />
          <PaymentStatus reference={reference} />
        </div>
      ))}
      <div className="brand-page-css">
        <textarea readOnly rows={5} aria-label="CSS" value={css} />
        <button
          type="button"
          onClick={() => void navigator.clipboard.writeText(css).then(() => setCopied(css))}
        >
          {copied === css ? 'Copied' : 'Copy the CSS'}
        </button>
      </div>
    </div>
  )
}
