'use client'
import type { ReactElement } from 'react'
import { encode } from 'uqr'

export interface QrCodeProps {
  text: string
  /** The text alternative. */
  label: string
}

/** A QR code as one path. Renders an `<svg>` element. */
export function QrCode({ text, label }: QrCodeProps): ReactElement {
  // A quiet zone of four modules, as scanners expect.
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const path = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return (
    <svg
      className="powens-pay-qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path fill="#fff" d={`M0 0h${size}v${size}H0z`} />
      <path fill="#000" d={path} />
    </svg>
  )
}
