import type { BankDecision, PaymentRecord } from '../../engine/PaymentRecord.ts'
import { findBank, type World } from '../../engine/World.ts'
import { readBody, type Body } from '../../http/readBody.ts'
import { redirect } from '../../http/reply.ts'
import { getUseCase } from '../../powens/connectors/useCases.ts'
import { applyDecision, decideAtBank } from '../../powens/lifecycle/decideAtBank.ts'
import { buildCallback } from '../../powens/payment/buildCallback.ts'
import { page } from '../html.ts'
import { chooseLanguage, getTexts, isLanguage, type Language } from '../languages.ts'
import { answerStylesheet } from '../stylesheet.ts'
import { bankNotice, bankPage } from './bankPage.ts'

/** The banks' own pages, and the way back from them through Powens. */
export interface BankPages {
  /** Below `/bank`. */
  visit(request: Request, path: string): Promise<Response>
  /** `/2.0/webauth/callback`: the browser comes back from the bank, and Powens sends it on. */
  comeBack(request: Request): Response
}

export function createBankPages(world: World): BankPages {
  const stylesheet = `${world.settings.baseUrl}/bank/styles.css`

  async function visit(request: Request, path: string): Promise<Response> {
    if (path === '/styles.css') return answerStylesheet(world)
    const ticket = /^\/[A-Za-z]+\/([A-Za-z\d]+)$/.exec(path)?.[1] ?? ''
    const record = world.store.tickets.get(ticket)
    const bank = findBank(world, record?.connector_uuid ?? null) ?? null
    const language = record ? getLanguage(record, request) : getBrowserLanguage(request)
    if (!record || !bank || !isWaiting(record)) {
      const text = getTexts(language).nothingToApprove
      const back = record?.webviewUrl ?? null
      return page(bankNotice({ bank, language, stylesheet, text, back }), record ? 200 : 404)
    }
    if (request.method === 'POST') return decide(record, await readForm(request), language)
    const action = new URL(request.url).pathname
    return page(bankPage({ bank, record, language, action, stylesheet }))
  }

  function decide(record: PaymentRecord, form: Body, language: Language): Response {
    const decision = readDecision(form)
    decideAtBank(world, record, decision)
    // The phone has no link back: the webview in the browser polls and finds the answer.
    if (record.action === 'decoupled') {
      applyDecision(world, record, 'interactive')
      const bank = findBank(world, record.connector_uuid) ?? null
      const text = getTexts(language).phoneDone
      return page(bankNotice({ bank, language, stylesheet, text, back: record.webviewUrl }))
    }
    const factor = decision.kind === 'approved' ? 'AUTHENTICATION_VALIDATED' : 'AUTHENTICATION_REFUSED'
    const { apiUrl } = world.settings
    return redirect(`${apiUrl}/webauth/callback?state=${record.ticket}&authFactorValue=${factor}`)
  }

  function comeBack(request: Request): Response {
    const query = new URL(request.url).searchParams
    const record = world.store.tickets.get(query.get('state') ?? '')
    if (!record) {
      const language = getBrowserLanguage(request)
      const text = getTexts(language).nothingToApprove
      return page(bankNotice({ bank: null, language, stylesheet, text }), 404)
    }
    const isValidated = query.get('authFactorValue') === 'AUTHENTICATION_VALIDATED'
    if (getUseCase(record).approvesByLink && isWaiting(record))
      record.decision = { kind: isValidated ? 'approved' : 'refused' }
    const { cancellation } = record
    applyDecision(world, record, 'interactive')
    if (cancellation) {
      world.webhooks.announce(record)
      const { client_redirect_uri: target, client_state: state } = cancellation
      return redirect(buildCallback(target, record.id, { state, outcome: record }))
    }
    return redirect(record.webviewUrl ?? record.client_redirect_uri)
  }

  return { visit, comeBack }
}

function isWaiting(record: PaymentRecord): boolean {
  if (record.decision) return false
  if (record.state_detail === 'cancelling') return true
  return record.state === 'validating' && (record.action === 'redirect' || record.action === 'decoupled')
}

function readDecision(form: Body): BankDecision {
  if (form['do'] !== 'approve') return { kind: 'refused' }
  switch (form['account']) {
    case 'empty':
      return {
        kind: 'rejected',
        errorCode: 'insufficientFunds',
        message: 'The balance of this account is too low.',
      }
    case 'blocked':
      return { kind: 'rejected', errorCode: 'invalidEmitter', message: 'This account may not send payments.' }
    default:
      return { kind: 'approved' }
  }
}

const getBrowserLanguage = (request: Request) => chooseLanguage(request.headers.get('accept-language'))

/** The language the payer had in the webview, else the browser's. */
function getLanguage(record: PaymentRecord, request: Request): Language {
  const spoken = /\/([a-z]{2})\/payment$/.exec(new URL(record.webviewUrl ?? 'https://x').pathname)?.[1] ?? ''
  return isLanguage(spoken) ? spoken : getBrowserLanguage(request)
}

async function readForm(request: Request): Promise<Body> {
  try {
    return await readBody(request)
  } catch {
    return {}
  }
}
