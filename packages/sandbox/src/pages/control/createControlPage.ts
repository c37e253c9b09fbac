import type { World } from '../../engine/World.ts'
import { readBody, type Body } from '../../http/readBody.ts'
import { redirect } from '../../http/reply.ts'
import { page } from '../html.ts'
import { answerStylesheet } from '../stylesheet.ts'
import { controlPage } from './controlPage.ts'
import { readVisitor } from './readVisitor.ts'

/** The page at `/`: what is in the sandbox, and the clock for a person to move. */
export function createControlPage(world: World): (request: Request) => Promise<Response> {
  return async (request) => {
    const url = new URL(request.url)
    if (url.pathname === '/styles.css') return answerStylesheet(world)
    const { mayLook, mayAct } = readVisitor(request, world.settings.baseUrl)
    if (!mayLook) return new Response(null, { status: 403 })
    // Its own forms send where they come from, which no-referrer would keep back.
    if (request.method !== 'POST') return page(controlPage(world), 200, { 'referrer-policy': 'same-origin' })
    if (!mayAct) return new Response(null, { status: 403 })
    const form = await readBody(request).catch((): Body => ({}))
    const ms = Number(form['advance'])
    if (Number.isFinite(ms) && ms > 0) await world.clock.advance(Math.min(ms, maximumStep))
    if (form['do'] === 'retry') await world.webhooks.retry()
    return redirect(`${world.settings.baseUrl}/`)
  }
}

// A year, whatever a form asks for.
const maximumStep = 366 * 86_400_000
