import { isFinal } from '../../engine/PaymentRecord.ts'
import { findBank, type World } from '../../engine/World.ts'
import { readBody, type Body } from '../../http/readBody.ts'
import { RefusalError } from '../../http/RefusalError.ts'
import { redirect } from '../../http/reply.ts'
import { chooseMechanism } from '../../powens/connectors/mechanisms.ts'
import { answerPsuValidation } from '../../powens/lifecycle/approvePayment.ts'
import { reject } from '../../powens/lifecycle/changePayment.ts'
import { submitFields } from '../../powens/lifecycle/submitFields.ts'
import { buildCallback } from '../../powens/payment/buildCallback.ts'
import { isIban } from '../../powens/payment/isIban.ts'
import { validatePayment } from '../../powens/payment/validatePayment.ts'
import { page } from '../html.ts'
import { chooseLanguage, getTexts, isLanguage, type Language } from '../languages.ts'
import { answerStylesheet } from '../stylesheet.ts'
import { banksPage } from './banksPage.ts'
import { consentPage } from './consentPage.ts'
import { enterPayment } from './enterPayment.ts'
import { leave } from './leave.ts'
import { agreementPage, errorPage, fieldsPage, phonePage, returnPage } from './stepPages.ts'
import type { Visit } from './Visit.ts'

/** Powens's pages for the payer: every address below either of the webview's two roots. */
export function createWebview(world: World): (request: Request, path: string) => Promise<Response> {
  return async (request, path) => {
    if (path === '/styles.css') return answerStylesheet(world)
    const match = /^(?:\/([a-z]{2}))?\/payment$/.exec(path)
    const url = new URL(request.url)
    const root = `${url.origin}${url.pathname.replace(/\/+$/, '').slice(0, -path.length || undefined)}`
    const stylesheet = `${root}/styles.css`
    const language = match?.[1] ?? chooseLanguage(request.headers.get('accept-language'))
    if (!match || !isLanguage(language)) return fail('en', stylesheet, getTexts('en').error, 404)
    if (match[1] === undefined) return redirect(`${root}/${language}/payment${url.search}`)
    if (world.faults.isDown()) return fail(language, stylesheet, getTexts(language).error, 503)

    const visit = enterPayment(world, { language, url, stylesheet })
    if (!visit) return fail(language, stylesheet, getTexts(language).linkInvalid, 403)
    if (request.method === 'GET') return show(visit)
    if (request.method === 'POST') return act(visit, await readForm(request))
    return fail(language, stylesheet, getTexts(language).error, 405)
  }

  function show(visit: Visit): Response {
    const { record } = visit
    const bank = findBank(world, record.connector_uuid ?? visit.url.searchParams.get('bank'))
    if (record.state === 'created') return page(bank ? consentPage(visit, bank) : banksPage(visit))
    if (record.state !== 'validating' || !bank) return leave(visit)
    switch (record.action) {
      case 'redirect':
        return page(returnPage(visit, bank))
      case 'decoupled':
        return page(phonePage(visit, bank), 200, { refresh: '3' })
      case 'additionalInformationNeeded':
        return page(fieldsPage(visit, bank))
      case 'psuValidation':
        return page(agreementPage(visit, bank))
      default:
        return leave(visit)
    }
  }

  async function act(visit: Visit, form: Body): Promise<Response> {
    const { record, url } = visit
    if (form['do'] === 'cancel') return cancel(visit)
    if (form['do'] === 'validate' && record.state === 'created') return validate(visit, form)
    if (form['do'] === 'fields' && record.action === 'additionalInformationNeeded') {
      submitFields(world, record, readFields(form))
    }
    if (form['do'] === 'agree' && record.action === 'psuValidation') {
      answerPsuValidation(world, record, form['agreed'] === 'true')
    }
    // Another tab may have answered this step already, so the next page follows from the payment's state.
    return redirect(url.href)
  }

  async function validate(visit: Visit, form: Body): Promise<Response> {
    const { record, url, language } = visit
    const texts = getTexts(language)
    const bank = findBank(world, record.connector_uuid ?? text(form['bank']))
    if (!bank) return page(banksPage(visit))
    if (form['terms'] === undefined) return page(consentPage(visit, bank, texts.terms), 400)
    const iban = text(form['payer_iban'])
    if (iban !== '' && !isIban(iban)) return page(consentPage(visit, bank, texts.invalidIban), 400)
    const back = new URL(url)
    back.searchParams.delete('bank')
    const name = text(form['payer_name'])
    try {
      await validatePayment(world, record, {
        connector_uuid: bank.uuid,
        validate_mechanism: chooseMechanism(bank),
        fields: readFields(form),
        webview_url: back.href,
        validated: true,
        ...(iban !== '' && { payer: { scheme_name: 'iban', identification: iban, label: name || 'Payer' } }),
      })
    } catch (error) {
      if (!(error instanceof RefusalError)) throw error
      if (error.status === 409) return redirect(url.href)
      return page(consentPage(visit, bank, texts.bankRefused), 400)
    }
    record.termsAccepted = true
    return redirect(record.validate_uri ?? back.href)
  }

  /** Cancelling in the webview goes to the address the webview was given, if it was given one. */
  function cancel(visit: Visit): Response {
    const { record, url } = visit
    if (isFinal(record) || record.state === 'pending') return leave(visit)
    if (world.settings.readings.cancelInWebview === 'rejects') {
      reject(world, record, 'CancelledByUser', 'interactive')
    }
    world.webhooks.announce(record)
    const state = url.searchParams.get('state') ?? record.client_state
    const target = url.searchParams.get('redirect_uri') ?? record.client_redirect_uri
    return leave(visit, buildCallback(target, record.id, { state, error: 'cancelled' }))
  }

  function fail(language: Language, stylesheet: string, message: string, status: number): Response {
    return page(errorPage(language, stylesheet, message), status)
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The values a bank asked for, without the prefix that keeps their names apart from the page's own. */
function readFields(form: Body): Record<string, string> {
  return Object.fromEntries(
    Object.entries(form)
      .filter(([name, value]) => name.startsWith('field.') && value !== '')
      .map(([name, value]) => [name.slice('field.'.length), text(value)]),
  )
}

async function readForm(request: Request): Promise<Body> {
  try {
    return await readBody(request)
  } catch {
    return {}
  }
}
