import { toNextHandler } from '@powens-pay/server-kit/next'
import { answer } from '../../../../shop.js'

export const { GET, POST } = toNextHandler(answer)
