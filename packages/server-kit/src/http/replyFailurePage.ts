import type { ErrorCode, PaymentError } from '@powens-pay/core'
import type { IncomingRequest } from './IncomingRequest.ts'
import { buildErrorUrl } from './links.ts'
import { choosePageTexts } from './pageTexts.ts'
import { escapeHtml, replyPage } from './replyPage.ts'
import type { Settings } from './Settings.ts'
import type { Reply } from './toResponse.ts'

/**
 * What a payer sees where a script would get a problem document: what to do, and the way back to the shop. It does not say what
 * became of a payment, because nothing is known of that here.
 */
export function replyFailurePage(
  settings: Pick<Settings, 'returnUrl' | 'shopName'>,
  { headers }: IncomingRequest,
  { problem, refused, requestId }: { problem: PaymentError; refused: Reply; requestId: string },
): Reply {
  const { lang, texts } = choosePageTexts(headers.get('accept-language'))
  const back = texts.back.replace('{shop}', () => settings.shopName)
  const content = `<p>${escapeHtml(texts.wait)}</p>
<p><a class="button" href="">${escapeHtml(texts.again)}</a></p>
<p><a href="${escapeHtml(buildErrorUrl(settings, problem.code as ErrorCode))}">${escapeHtml(back)}</a></p>
<p><small>${escapeHtml(requestId)}</small></p>`
  const { 'Retry-After': wait } = refused.headers
  return replyPage(
    refused.status,
    { lang, title: texts.failed, content },
    wait ? { headers: { 'Retry-After': wait } } : {},
  )
}
