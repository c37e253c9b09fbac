import type { Bank } from '../../engine/Bank.ts'
import type { PaymentRecord } from '../../engine/PaymentRecord.ts'
import { describePayment } from '../describePayment.ts'
import { html, type Markup } from '../html.ts'
import { fill, getTexts, type Language } from '../languages.ts'
import { layout } from '../layout.ts'

interface BankPageParameters {
  bank: Bank
  record: PaymentRecord
  language: Language
  action: string
  stylesheet: string
}

/** The bank asks its customer: approve this payment, or its cancellation? */
export function bankPage({ bank, record, language, action, stylesheet }: BankPageParameters): Markup {
  const texts = getTexts(language)
  const { amount, beneficiary, label, when } = describePayment(record, language)
  const isCancelling = record.state_detail === 'cancelling'
  const title = isCancelling ? texts.cancelTitle : texts.approveTitle
  const account = (value: string, text: string, isChosen = false) =>
    html`<label class="account">
      <input type="radio" name="account" value="${value}" ${isChosen && html`checked`} />${text}
    </label>`

  const main = html`
    <p class="hint">${fill(texts.signedInAs, { bank: bank.name })}</p>
    <h1>${title}</h1>
    <p class="amount">${amount}</p>
    <dl class="facts">
      <dt>${texts.payTo}</dt>
      <dd>${beneficiary}</dd>
      <dt>${texts.reference}</dt>
      <dd>${label}</dd>
      <dt>${texts.date}</dt>
      <dd>${when}</dd>
    </dl>
    <form method="post" action="${action}" data-form="decide">
      ${
        !isCancelling &&
        html`<fieldset>
          <legend>${texts.fromAccount}</legend>
          ${account('main', texts.mainAccount, true)} ${account('empty', texts.emptyAccount)}
          ${account('blocked', texts.blockedAccount)}
        </fieldset>`
      }
      <div class="pair">
        <button name="do" value="approve">${texts.approve}</button>
        <button name="do" value="refuse" class="quiet">${texts.refuse}</button>
      </div>
    </form>
  `
  return layout({ language, title, name: 'bank', stylesheet, brand: bank, main })
}

/** A sentence on a bank's page, when there is nothing to decide. */
export function bankNotice(parameters: {
  bank: Bank | null
  language: Language
  stylesheet: string
  text: string
  /** Where to go on, if anywhere. */
  back?: string | null
}): Markup {
  const { bank, language, stylesheet, text, back } = parameters
  const main = html`
    <h1>${text}</h1>
    ${back && html`<p><a class="button" href="${back}" data-form="continue">${getTexts(language).continue}</a></p>`}
  `
  return layout({ language, title: text, name: 'notice', stylesheet, ...(bank && { brand: bank }), main })
}
