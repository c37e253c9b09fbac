import {
  beginValidation,
  buildCallbackUrl,
  interpretValidation,
  leaveValidation,
  openValidation,
  type Connector,
  type OpenedValidation,
  type Payment,
  type PaymentClient,
  type PaymentTerms,
  type ValidationAccess,
  type ValidationFacts,
  type ValidationState,
} from '@powens-pay/core'
import { CompactEncrypt, importJWK, type JWK } from 'jose'
import { origin, type Shop } from '../createShop.ts'

type Reference = { paymentId: number; paymentKey: string }

/** What the payer says on the page. */
export interface Wishes {
  /** The uuid of the bank. */
  bank: string
  /** Static fields, and what the bank asks, by name. */
  fields?: Record<string, string>
  /** Their answer to the plain question whether they agree. @default true */
  agrees?: boolean
}

/**
 * A page of the shop that validates a payment itself, without a browser: it draws what core's machine says, and calls
 * Powens from its own origin.
 */
export async function createValidationPage(shop: Shop, payer: PaymentClient, reference: Reference) {
  const opened: OpenedValidation = await openValidation(payer, reference)
  const { access } = opened
  const given = { terms: false, fields: null as string[] | null, payer: false }
  let { webview } = opened
  let connector: Connector | null = null
  let fields: Record<string, string> = {}
  let payment: Payment | null = null

  async function call<Answer>(method: string, path: string, body?: object): Promise<Answer> {
    const { apiUrl, token } = requireAccess()
    const response = await shop.sandbox.fetch(apiUrl + path, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', origin },
      ...(body && { body: JSON.stringify(body) }),
    })
    // What a browser would do with an answer of an API that does not allow the page's origin.
    if (response.headers.get('access-control-allow-origin') !== origin) throw new TypeError('Failed to fetch')
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}`)
    return (await response.json()) as Answer
  }

  function requireAccess(): ValidationAccess {
    if (!access) throw new Error('The page got no access to the payment.')
    return access
  }

  const path = `/payments/${reference.paymentId}`

  async function look(): Promise<ValidationState> {
    const seen = (payment ??= await call<Payment>('GET', path))
    if (seen.connector_uuid && connector?.uuid !== seen.connector_uuid)
      connector = await readConnector(seen.connector_uuid)
    const terms = await call<PaymentTerms>('GET', `${path}/terms`)
    const isWhiteLabel = requireAccess().isWhiteLabel
    const facts: ValidationFacts = { payment: seen, webview, isWhiteLabel, connector, terms, given }
    return interpretValidation(facts)
  }

  const readConnector = (uuid: string) => call<Connector>('GET', `/connectors/${uuid}?expand=payment_fields`)
  const update = async (body: object) => void (payment = await call<Payment>('POST', path, body))

  async function encryptFields(): Promise<Record<string, string>> {
    const jwk = await call<JWK>('GET', '/publickey')
    const key = await importJWK(jwk, 'RSA-OAEP-256')
    const encrypt = async ([name, value]: [string, string]) => {
      const header = { alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: String(jwk.kid) }
      return [
        name,
        await new CompactEncrypt(new TextEncoder().encode(value)).setProtectedHeader(header).encrypt(key),
      ]
    }
    return Object.fromEntries(await Promise.all(Object.entries(fields).map(encrypt))) as Record<
      string,
      string
    >
  }

  /** Does the one thing that a step offers. Gives where the page leads, or `null` while it stays. */
  async function act(state: ValidationState, wishes: Wishes): Promise<string | null> {
    switch (state.step) {
      case 'choose_bank':
        connector = await readConnector(wishes.bank)
        return null
      case 'use_powens':
        await update({ connector_uuid: state.connectorUuid })
        return (await leaveValidation(payer, reference)).redirectUrl
      case 'accept_terms': {
        const { terms } = await call<{ terms: { id: number } }>('GET', '/terms?language=fr')
        await call('POST', `${path}/terms`, { id_terms: terms.id })
        given.terms = true
        return null
      }
      case 'fill_fields': {
        const wanted = state.fields.filter(({ name }) => wishes.fields?.[name] !== undefined)
        fields = Object.fromEntries(wanted.map(({ name }) => [name, wishes.fields?.[name] ?? '']))
        given.fields = Object.keys(fields)
        return null
      }
      case 'give_payer':
        given.payer = true
        return null
      case 'confirm_summary': {
        const terms = given.terms ? { id: 4, version: 'budgea-004', language: 'fr' } : null
        ;({ webview } = await beginValidation(payer, { ...reference, terms }))
        if (webview !== 'shop') return null
        await update({
          connector_uuid: connector?.uuid,
          validate_mechanism: state.mechanism,
          fields: await encryptFields(),
          ...(given.payer && {
            payer: {
              scheme_name: 'iban',
              identification: 'FR7630006000011234567890189',
              label: 'Ada Martin',
            },
          }),
          webview_url: requireAccess().webviewUrl,
          validated: true,
        })
        return null
      }
      case 'go_to_bank':
        return state.validateUri
      case 'approve_in_app':
        await shop.sandbox.clock.advance(10_000)
        await update({ resume: true })
        return null
      case 'answer_bank': {
        const answers = state.fields.map(({ name }) => [name, wishes.fields?.[name] ?? ''])
        await update({ fields: Object.fromEntries(answers) as object })
        return null
      }
      case 'approve_transfer':
        await update({ psu_validate: wishes.agrees ?? true })
        return null
      case 'finished':
        return buildCallbackUrl({
          redirectUri: requireAccess().callbackUrl,
          paymentId: reference.paymentId,
          state: reference.paymentKey,
          payment: await call<Payment>('GET', path),
        })
      case 'cannot_continue':
        return (await leaveValidation(payer, reference)).redirectUrl
    }
  }

  /** Goes on until the page leads elsewhere. Gives the address, and the steps that were drawn. */
  async function play(wishes: Wishes): Promise<{ url: string; steps: string[] }> {
    const steps: string[] = []
    while (steps.length < 20) {
      const state = await look()
      steps.push(state.step)
      const url = await act(state, wishes)
      if (url !== null) return { url, steps }
    }
    throw new Error(`The page went in circles: ${steps.join(', ')}`)
  }

  return { opened, look, act, play, call }
}

/** The client of a browser on the shop's pages. */
export const clientOf = (browser: ReturnType<Shop['browser']>): PaymentClient => ({
  request: (path, init) =>
    browser.send(path, {
      ...init,
      headers: { origin, 'sec-fetch-site': 'same-origin', ...init?.headers },
    } as RequestInit),
})
