import { createHash, timingSafeEqual } from 'node:crypto'
import { createPaymentError, problemContentType, toProblem } from '@powens-pay/core'
import type { PaymentHandler } from '@powens-pay/server-kit'
import { createStaffHandler, type StaffHandler, type StaffMember } from '@powens-pay/server-kit/staff'

export const staffPath = '/staff'

/** Names the person who acts, for the audit. Without it a token may only look. */
export const staffNameHeader = 'powens-staff-name'

/** The staff's routes behind a token. Gives `null` for every other address. */
export function createStaffAnswer(handler: PaymentHandler, token: string | undefined) {
  let staff: StaffHandler | undefined
  return async (request: Request): Promise<Response | null> => {
    const { pathname } = new URL(request.url)
    if (!pathname.startsWith(`${staffPath}/`)) return null
    if (token === undefined) return refuse()
    staff ??= createStaffHandler(handler, {
      basePath: staffPath,
      authorize: ({ request: asked }) => findMember(asked.headers, token),
    })
    return staff(request)
  }
}

/** Whoever has the token is the staff. Who acts has to say their name. */
function findMember(headers: Headers, token: string): StaffMember | null {
  const [, given = ''] = /^Bearer (.+)$/i.exec(headers.get('authorization') ?? '') ?? []
  if (!timingSafeEqual(hash(given), hash(token))) return null
  const name = readName(headers.get(staffNameHeader) ?? '')
  return name === '' ? { name: 'token', role: 'read' } : { name, role: 'act' }
}

const hash = (text: string): Buffer => createHash('sha256').update(text).digest()

/** A header holds ASCII alone, so a name comes percent-encoded. */
function readName(text: string): string {
  try {
    return decodeURIComponent(text).trim()
  } catch {
    return ''
  }
}

function refuse(): Response {
  const problem = toProblem(
    createPaymentError('not_found', 'This broker shows no payments. Set STAFF_TOKEN, and start it again.'),
  )
  return Response.json(problem, { status: problem.status, headers: { 'content-type': problemContentType } })
}
