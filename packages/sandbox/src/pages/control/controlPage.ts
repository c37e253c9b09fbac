import type { PaymentRecord } from '../../engine/PaymentRecord.ts'
import { toDateTime } from '../../engine/time.ts'
import { findBank, type World } from '../../engine/World.ts'
import { describePayment } from '../describePayment.ts'
import { html, type Markup } from '../html.ts'

// How many of each are shown.
const shown = 50

const day = 86_400_000
const steps: readonly (readonly [string, number])[] = [
  ['15 seconds', 15_000],
  ['15 minutes', 15 * 60_000],
  ['1 hour', 3_600_000],
  ['1 day', day],
  ['31 days', 31 * day],
]

/** What is in the sandbox: the clock, payments, webhooks, tokens and settings. */
export function controlPage(world: World): Markup {
  const { settings, clock, store } = world
  const payments = [...store.payments.values()].reverse().slice(0, shown)
  const tokens = [...store.tokens.values()].reverse().slice(0, shown)
  const attempts = world.webhooks.attempts.toReversed().slice(0, shown)
  return html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>Powens sandbox</title>
      <link rel="stylesheet" href="${settings.baseUrl}/styles.css" />
    </head>
    <body class="page control">
      <header class="top"><span class="brand">Powens sandbox</span></header>
      <main class="wide">
        <h1>What is in the sandbox</h1>
        <p class="hint">A simulation for tests, not affiliated with Powens. No money moves.</p>
        <section class="panel" aria-labelledby="clock">
          <h2 id="clock">Clock</h2>
          <p class="amount"><time>${toDateTime(clock.now())}</time> <small>UTC</small></p>
          <form method="post" action="/" class="steps" aria-label="Move the clock forward by">
            ${steps.map(([name, ms]) => html`<button class="quiet" name="advance" value="${ms}">+ ${name}</button>`)}
          </form>
        </section>
        ${table(
          'Payments',
          ['Id', 'State', 'Amount', 'To', 'Label', 'Bank', 'Created'],
          payments.map((record) => paymentRow(world, record)),
          store.payments.size,
        )}
        ${table(
          'Webhooks',
          ['Id', 'Payment', 'State', 'Answer', 'Sent', 'To'],
          attempts.map((attempt) => [
            attempt.id,
            attempt.paymentId,
            attempt.state,
            html`<span class="${attempt.isAccepted ? 'good' : 'bad'}"
              >${attempt.status ?? attempt.error ?? 'no answer'}</span
            >`,
            toDateTime(attempt.at),
            attempt.url,
          ]),
          world.webhooks.attempts.length,
        )}
        <form method="post" action="/">
          <button class="quiet narrow" name="do" value="retry">Send again what was not accepted</button>
        </form>
        ${table(
          'Tokens',
          ['Begins with', 'Scopes', 'Payment', 'Expires'],
          tokens.map((token) => [
            `${token.token.slice(0, 6)}…`,
            token.scopes.join(', '),
            token.paymentId ?? 'any',
            token.revoked ? 'revoked' : toDateTime(token.expiresAt),
          ]),
          store.tokens.size,
        )}
        <section class="panel" aria-labelledby="settings">
          <h2 id="settings">Settings</h2>
          <dl class="facts">
            ${[
              ['API', settings.apiUrl],
              ['Webview', settings.webviewUrl],
              ['Domain', settings.domain],
              ['Client id', settings.clientId],
              ['Webhook rule', settings.webhookBehaviour.rule.replace('_', ' ')],
            ].map(
              ([name, value]) =>
                html`<dt>${name}</dt>
                  <dd>${value}</dd>`,
            )}
          </dl>
        </section>
      </main>
    </body>
  </html>`
}

function paymentRow(world: World, record: PaymentRecord): (string | number | Markup)[] {
  const { amount, beneficiary, label } = describePayment(record, 'en')
  const detail = [
    record.action,
    record.state_detail,
    record.error_code,
    record.deferred && 'validation deferred',
  ].filter((text) => text !== null)
  return [
    record.id,
    html`<span class="state" data-state="${record.state}">${record.state}</span> ${detail.join(', ')}`,
    amount,
    beneficiary,
    label,
    findBank(world, record.connector_uuid)?.name ?? '–',
    toDateTime(record.registeredAt),
  ]
}

function table(name: string, heads: string[], rows: (string | number | Markup)[][], total: number): Markup {
  const id = name.toLowerCase()
  return html`<section class="panel" aria-labelledby="${id}">
    <h2 id="${id}">
      ${name} <small>${total > rows.length ? `latest ${rows.length} of ${total}` : total}</small>
    </h2>
    ${
      rows.length === 0
        ? html`<p class="hint">None yet.</p>`
        : html`<div class="scroll" tabindex="0" role="group" aria-label="${name}, all columns">
            <table>
              <thead>
                <tr>
                  ${heads.map((head) => html`<th scope="col">${head}</th>`)}
                </tr>
              </thead>
              <tbody>
                ${rows.map(
                  (row) =>
                    html`<tr>
                      ${row.map((cell) => html`<td>${cell}</td>`)}
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>`
    }
  </section>`
}
