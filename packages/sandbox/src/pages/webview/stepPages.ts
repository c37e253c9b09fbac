import type { Bank } from '../../engine/Bank.ts'
import { getUseCase } from '../../powens/connectors/useCases.ts'
import { html, type Markup } from '../html.ts'
import { fill, getTexts, type Language } from '../languages.ts'
import { layout } from '../layout.ts'
import { cancelForm, fieldInput, summary } from './parts.ts'
import { getFormAction, type Visit } from './Visit.ts'

/** The bank asks for values, such as the code of an SMS or the account to pay from. */
export function fieldsPage(visit: Visit, bank: Bank): Markup {
  const { record, language, stylesheet } = visit
  const texts = getTexts(language)
  const title = fill(texts.bankAsks, { bank: bank.name })
  const main = html`
    ${summary(visit)}
    <h1>${title}</h1>
    <form method="post" action="${getFormAction(visit)}" data-form="continue">
      <input type="hidden" name="do" value="fields" />
      ${record.fields.map((field) => fieldInput(field))}
      <button>${texts.continue}</button>
    </form>
    ${cancelForm(visit)}
  `
  return layout({ language, title, name: 'fields', stylesheet, main })
}

/** The payer approves on another device; the page polls until there is an answer. */
export function phonePage(visit: Visit, bank: Bank): Markup {
  const { world, record, language, stylesheet } = visit
  const texts = getTexts(language)
  const isAnswered = getUseCase(record).phone === 'what_the_payer_says'
  const app = isAnswered && `${world.settings.baseUrl}/bank/${bank.slug}/${record.ticket}`
  const main = html`
    ${summary(visit)}
    <h1>${texts.confirmOnPhone}</h1>
    <p>${texts.waitForPhone}</p>
    ${app && html`<p><a class="button" href="${app}" data-form="app">${fill(texts.openPhone, { bank: bank.name })}</a></p>`}
    <form method="post" action="${getFormAction(visit)}" data-form="resume">
      <input type="hidden" name="do" value="resume" />
      <button class="${app ? 'quiet' : ''}">${texts.checkAgain}</button>
    </form>
    ${cancelForm(visit)}
  `
  return layout({ language, title: texts.confirmOnPhone, name: 'phone', stylesheet, main })
}

/** The bank wants the payer's plain consent before it goes on. */
export function agreementPage(visit: Visit, bank: Bank): Markup {
  const { language, stylesheet } = visit
  const texts = getTexts(language)
  const title = fill(texts.bankAsks, { bank: bank.name })
  const main = html`
    ${summary(visit)}
    <h1>${title}</h1>
    <p>${texts.approveTitle}</p>
    <form method="post" action="${getFormAction(visit)}" data-form="agree">
      <input type="hidden" name="do" value="agree" />
      <div class="pair">
        <button name="agreed" value="true">${texts.approve}</button>
        <button name="agreed" value="false" class="quiet">${texts.refuse}</button>
      </div>
    </form>
    ${cancelForm(visit)}
  `
  return layout({ language, title, name: 'agreement', stylesheet, main })
}

/** The payer is back in the webview although the bank still waits: Back was pressed, or the tab opened again. */
export function returnPage(visit: Visit, bank: Bank): Markup {
  const { record, language, stylesheet } = visit
  const texts = getTexts(language)
  const title = fill(texts.returnToBank, { bank: bank.name })
  const main = html`
    ${summary(visit)}
    <h1>${title}</h1>
    <p>${texts.returnToBankText}</p>
    <p><a class="button" href="${record.validate_uri}" data-form="continue">${title}</a></p>
    ${cancelForm(visit)}
  `
  return layout({ language, title, name: 'return', stylesheet, main })
}

/** The last page: there is no next step. */
export function errorPage(language: Language, stylesheet: string, text: string): Markup {
  const texts = getTexts(language)
  const main = html`
    <h1>${texts.error}</h1>
    <p>${text}</p>
  `
  return layout({ language, title: texts.error, name: 'error', stylesheet, main })
}
