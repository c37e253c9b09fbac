export interface SizeBudget {
  name: string
  source: string
  /**
   * More bytes in the first load fail the check. It only goes down. The goals are lower: 2,300 for the button's hook with the
   * client, 4,000 with the status, 8,000 for the two components.
   */
  limit: number
  /**
   * What the page has already. Then only what comes on top counts, and with it what is loaded when it is used, in the largest
   * language.
   */
  beside?: string
}

/**
 * The parts with entries of their own, for staff and for a payer who is validated in the shop's page. A page that does not
 * import such an entry loads nothing of it.
 */
export const ownEntries = /packages\/(core|react)\/.*(staff|validation)/i

/** The bytes that a page may load for what a merchant would write in it. */
export const sizeBudgets: SizeBudget[] = [
  {
    name: 'reading a payment and a callback',
    source: `import { interpretPayment, parseCallback } from '@powens-pay/core'
console.log(interpretPayment, parseCallback)`,
    limit: 1_290,
  },
  {
    name: 'all readings and the error catalogue without its texts',
    source: `import {
  advancePayment, canCancelPayment, decideFulfilment, findIncompatibilities, getErrorEntry,
  interpretInstructions, interpretPayment, nextPollDelay, sumInstructions,
} from '@powens-pay/core'
console.log(advancePayment, canCancelPayment, decideFulfilment, findIncompatibilities, getErrorEntry)
console.log(interpretInstructions, interpretPayment, nextPollDelay, sumInstructions)`,
    limit: 3_280,
  },
  {
    name: 'button hook with the client',
    source: `import { createPaymentClient } from '@powens-pay/core'
import { usePayButton } from '@powens-pay/react'
console.log(createPaymentClient, usePayButton)`,
    limit: 2_460,
  },
  {
    name: 'button and status hooks with the client',
    source: `import { createPaymentClient } from '@powens-pay/core'
import { usePayButton, usePaymentStatus } from '@powens-pay/react'
console.log(createPaymentClient, usePayButton, usePaymentStatus)`,
    limit: 4_580,
  },
  {
    name: 'button and status components with the provider, the client and English, which is built in',
    source: `import { createPaymentClient } from '@powens-pay/core'
import { PaymentProvider, PayButton, PaymentStatus } from '@powens-pay/react'
console.log(createPaymentClient, PaymentProvider, PayButton, PaymentStatus)`,
    limit: 9_245,
  },
  {
    name: 'everything with one locale',
    source: `import * as pay from '@powens-pay/react'
import { en } from '@powens-pay/react/messages/en'
console.log(pay, en)`,
    limit: 15_540,
  },
  ...['fr', 'de', 'nl', 'pt', 'it', 'es'].map((language) => ({
    name: `the words of ${language}`,
    source: `import { ${language} } from '@powens-pay/react/messages/${language}'
console.log(${language})`,
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
  {
    name: 'the validation in a page of the shop, with the encryption, beside everything',
    source: `import * as pay from '@powens-pay/react'
import { en } from '@powens-pay/react/messages/en'
import * as validation from '@powens-pay/react/validation'
console.log(pay, en, validation)`,
    beside: `import * as pay from '@powens-pay/react'
import { en } from '@powens-pay/react/messages/en'
console.log(pay, en)`,
    limit: 16_300,
  },
]
