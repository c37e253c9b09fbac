import { CompactSign } from 'jose'
import { toDateTime } from '../engine/time.ts'
import type { World } from '../engine/World.ts'

/**
 * The answer inside a JWS, as `?sign_response=true` asks for.
 *
 * Powens names neither the algorithm nor the type of the answer or of its time stamp: RS256, `application/jose` and
 * a date-time here.
 */
export async function signResponse(world: World, requestUrl: string, response: Response): Promise<Response> {
  const { id, privateKey } = await world.keys.signing()
  const payload = {
    request_url: requestUrl,
    response_timestamp: toDateTime(world.clock.now()),
    response_payload: response.status === 204 ? null : await response.json(),
  }
  const jws = await new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader({ alg: 'RS256', key_url: `${world.settings.apiUrl}/sign-keys/${id}` })
    .sign(privateKey)
  return new Response(jws, { status: response.status, headers: { 'content-type': 'application/jose' } })
}
