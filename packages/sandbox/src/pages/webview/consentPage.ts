import type { Bank } from '../../engine/Bank.ts'
import { chooseMechanism, listStaticFields } from '../../powens/connectors/mechanisms.ts'
import { describePayment } from '../describePayment.ts'
import { html, type Markup } from '../html.ts'
import { fill, getTexts } from '../languages.ts'
import { layout } from '../layout.ts'
import { cancelForm, fieldInput, problem, summary } from './parts.ts'
import { getFormAction, withParameter, type Visit } from './Visit.ts'

/** The payment and its bank, the terms, and the fields that the bank asks for first. */
export function consentPage(visit: Visit, bank: Bank, trouble: string | null = null): Markup {
  const { record, language, stylesheet } = visit
  const texts = getTexts(language)
  const isBulk = record.instructions.length > 1
  const payerUse = isBulk ? bank.settings.bulk_providing_payer_account : bank.settings.providing_payer_account
  const isPreselected = record.connector_uuid !== null
  const title = fill(texts.goToBank, { bank: bank.name })

  const main = html`
    ${summary(visit)}
    <h1>${title}</h1>
    ${problem(trouble)}
    <dl class="facts">
      <dt>${texts.bank}</dt>
      <dd>${bank.name}</dd>
      <dt>${texts.date}</dt>
      <dd>${describePayment(record, language).when}</dd>
    </dl>
    <form method="post" action="${getFormAction(visit)}" data-form="continue">
      <input type="hidden" name="do" value="validate" />
      <input type="hidden" name="bank" value="${bank.uuid}" />
      ${listStaticFields(bank, chooseMechanism(bank)).map((field) => fieldInput(field))}
      ${
        payerUse === 'mandatory' &&
        !record.payer &&
        html`<p class="field">
            <label for="payer-iban">${texts.payerAccount}</label>
            <input
              id="payer-iban"
              name="payer_iban"
              type="text"
              required
              autocomplete="off"
              spellcheck="false"
            />
          </p>
          <p class="field">
            <label for="payer-name">${texts.payerName}</label>
            <input id="payer-name" name="payer_name" type="text" required autocomplete="name" />
          </p>`
      }
      <p class="check">
        <input id="terms" name="terms" type="checkbox" value="accepted" required />
        <label for="terms">${texts.terms}</label>
      </p>
      <button>${title}</button>
    </form>
    ${!isPreselected && html`<p class="aside"><a href="${withParameter(visit, 'bank', null)}">${texts.anotherBank}</a></p>`}
    ${cancelForm(visit)}
  `
  return layout({ language, title, name: 'consent', stylesheet, main })
}
