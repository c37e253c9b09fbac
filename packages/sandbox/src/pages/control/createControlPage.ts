import type { World } from '../../engine/World.ts'
import { readBody, type Body } from '../../http/readBody.ts'
import { redirect } from '../../http/reply.ts'
import { page } from '../html.ts'
import { answerStylesheet } from '../stylesheet.ts'
import { controlPage } from './controlPage.ts'

/** The page at `/`: what is in the sandbox, and the clock for a person to move. */
export function createControlPage(world: World): (request: Request) => Promise<Response> {
  return async (request) => {
    const url = new URL(request.url)
    if (url.pathname === '/styles.css') return answerStylesheet(world)
    if (request.method !== 'POST') return page(controlPage(world))
    if (!isOwnPage(request, url)) return new Response(null, { status: 403 })
    const form = await readBody(request).catch((): Body => ({}))
    const ms = Number(form['advance'])
    if (Number.isFinite(ms) && ms > 0) await world.clock.advance(Math.min(ms, maximumStep))
    if (form['do'] === 'retry') await world.webhooks.retry()
    return redirect(`${world.settings.baseUrl}/`)
  }
}

// A year, whatever a form asks for.
const maximumStep = 366 * 86_400_000

/** Another site must not be able to move the clock of a sandbox that runs on the visitor's machine. */
function isOwnPage(request: Request, url: URL): boolean {
  const origin = request.headers.get('origin')
  return origin === null || origin === 'null' || origin === url.origin
}
