import { createFramePayer } from '@powens-pay/sandbox/frame'
import type { Pace } from './createPace.ts'

/** What the payer does once they have chosen the bank and read the terms. */
export type BankDecision = 'approve' | 'refuse' | 'cancel'

/** Walks the webview's and the bank's pages as a payer does, by their links and buttons, until the shop is back. */
export const walkBank = (canvas: HTMLElement, decision: BankDecision, pace: Pace): Promise<void> =>
  createFramePayer(canvas, {
    beforeStep: (page) => pace.step(`At the bank: ${page.querySelector('h1')?.textContent ?? ''}`),
  })[decision]()
