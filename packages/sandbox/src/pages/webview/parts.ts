import { describePayment } from '../describePayment.ts'
import { html, type Markup } from '../html.ts'
import { getTexts } from '../languages.ts'
import { getFormAction, type Visit } from './Visit.ts'

/** Whom the payment is for and how much it is, above everything else. */
export function summary(visit: Visit): Markup {
  const { amount, beneficiary, label } = describePayment(visit.record, visit.language)
  return html`<div class="summary">
    <p class="payee">${getTexts(visit.language).payTo} <strong>${beneficiary}</strong></p>
    <p class="amount">${amount}</p>
    <p class="label">${label}</p>
  </div>`
}

export function cancelForm(visit: Visit): Markup {
  return html`<form class="leave" method="post" action="${getFormAction(visit)}" data-form="cancel">
    <input type="hidden" name="do" value="cancel" />
    <button class="plain">${getTexts(visit.language).cancel}</button>
  </form>`
}

export function problem(text: string | null): Markup | null {
  return text === null ? null : html`<p class="problem" role="alert">${text}</p>`
}

/** A field that is asked for, as Powens describes it. */
export function fieldInput(field: {
  name: string
  type: string
  label: string
  required: boolean
  values?: { label: string; value: string }[]
}): Markup {
  const id = `field-${field.name}`
  const name = `field.${field.name}`
  const required = field.required && html`required`
  if (field.type === 'list') {
    return html`<p class="field">
      <label for="${id}">${field.label}</label>
      <select id="${id}" name="${name}" ${required}>
        ${(field.values ?? []).map(({ label, value }) => html`<option value="${value}">${label}</option>`)}
      </select>
    </p>`
  }
  // A type that is not known is asked for as text.
  const type = field.type === 'password' || field.type === 'date' ? field.type : 'text'
  return html`<p class="field">
    <label for="${id}">${field.label}</label>
    <input id="${id}" name="${name}" type="${type}" autocomplete="off" ${required} />
  </p>`
}
