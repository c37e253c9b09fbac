import type { PaymentChange } from '@powens-pay/server-kit'
import type { createMerchantCall } from './createMerchantCall.ts'
import { MerchantCallError } from './MerchantCallError.ts'

export interface DeliveryOptions {
  url: string
  call: ReturnType<typeof createMerchantCall>
}

/** Sends one change to the merchant's backend. Throws unless it was accepted, so that it is sent again with the same id. */
export function createDelivery({ url, call }: DeliveryOptions) {
  return async ({ changeId, ...data }: PaymentChange): Promise<void> => {
    const { status } = await call({
      name: 'change',
      url,
      id: changeId,
      body: { type: 'payment.updated', data: { changeId, ...data } },
    })
    if (status >= 200 && status < 300) return
    throw new MerchantCallError(
      `Your backend answered change ${changeId} with ${status}, so it will come again. Answer 2xx once it is written.`,
      { status },
    )
  }
}
