'use client'
import { lazy } from 'react'
import type { QrCodeProps } from '../handoff/index.ts'

/** If the code cannot be loaded, after a deploy or offline, the same link is shown as text. */
const Link = ({ text }: QrCodeProps) => <a href={text}>{text}</a>

export const QrCode = lazy(() =>
  import('../handoff/index.ts').then(
    ({ QrCode }) => ({ default: QrCode }),
    () => ({ default: Link }),
  ),
)
