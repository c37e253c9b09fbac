import { redirect } from '../../http/reply.ts'
import { buildCallback } from '../../powens/payment/buildCallback.ts'
import { html, page } from '../html.ts'
import { getTexts } from '../languages.ts'
import { layout } from '../layout.ts'
import type { Visit } from './Visit.ts'

/** Sends the payer back to the shop, to the address given at creation unless another is named. */
export function leave(visit: Visit, target?: string): Response {
  const { world, record, language, stylesheet } = visit
  if (world.faults.takeLostCallback()) {
    const { lost } = getTexts(language)
    const main = html`<h1>${lost}</h1>`
    return page(layout({ language, title: lost, name: 'lost', stylesheet, main }), 502)
  }
  world.webhooks.announce(record)
  return redirect(
    target ??
      buildCallback(record.client_redirect_uri, record.id, { state: record.client_state, outcome: record }),
  )
}
