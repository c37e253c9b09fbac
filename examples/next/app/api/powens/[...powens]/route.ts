import { toNextHandler } from '@powens-pay/server-kit/next'
import { after } from 'next/server'
import { payments } from '../../../pay/payments'

export const { GET, POST, OPTIONS } = toNextHandler(payments, { after })
