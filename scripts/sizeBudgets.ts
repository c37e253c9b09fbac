export interface SizeBudget {
  name: string
  source: string
  /**
   * More than this fails the check. It only goes down. The goals are lower: 2,300 bytes for the button's hook with the client,
   * 4,000 with the status, 8,000 for the two components, 16,000 for everything with one language.
   */
  limit: number
}

/** The bytes that a page may load for each line of import that a merchant would write. */
export const sizeBudgets: SizeBudget[] = [
  {
    name: 'reading a payment and a callback',
    source: `export { interpretPayment, parseCallback } from '@powens-pay/core'`,
    limit: 1_350,
  },
  {
    name: 'all readings and the error catalogue without its texts',
    source: `export {
  advancePayment, canCancelPayment, decideFulfilment, findIncompatibilities, getErrorEntry,
  interpretInstructions, interpretPayment, nextPollDelay, sumInstructions,
} from '@powens-pay/core'`,
    limit: 3_450,
  },
  {
    name: 'button hook with the client',
    source: `export { createPaymentClient } from '@powens-pay/core'
export { usePayButton } from '@powens-pay/react'`,
    limit: 2_800,
  },
  {
    name: 'button and status hooks with the client',
    source: `export { createPaymentClient } from '@powens-pay/core'
export { usePayButton, usePaymentStatus } from '@powens-pay/react'`,
    limit: 5_200,
  },
  {
    name: 'button and status components with the provider, the client and English, which is built in',
    source: `export { createPaymentClient } from '@powens-pay/core'
export { PaymentProvider, PayButton, PaymentStatus } from '@powens-pay/react'`,
    limit: 10_300,
  },
  {
    name: 'everything with one locale',
    source: `export * from '@powens-pay/react'
export { en } from '@powens-pay/react/messages/en'`,
    limit: 16_600,
  },
  ...['fr', 'de', 'nl', 'pt', 'it', 'es'].map((language) => ({
    name: `the words of ${language}`,
    source: `export { ${language} } from '@powens-pay/react/messages/${language}'`,
    limit: 3_000,
  })),
  {
    name: 'the stylesheet',
    source: `import '@powens-pay/react/styles.css'`,
    limit: 4_000,
  },
  {
    name: 'the stylesheet beside Tailwind CSS',
    source: `import '@powens-pay/react/tailwind.css'`,
    limit: 4_200,
  },
]
