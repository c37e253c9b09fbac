/** `BI-Signature`: HMAC-SHA256 over method, path, date and the body's bytes, in padded base64. */
export async function signWebhook(parameters: {
  secret: string
  path: string
  date: string
  body: Uint8Array
}): Promise<string> {
  const { secret, path, date, body } = parameters
  const encoder = new TextEncoder()
  const head = encoder.encode(`POST.${path}.${date}.`)
  const message = new Uint8Array(head.length + body.length)
  message.set(head)
  message.set(body, head.length)
  const key = await crypto.subtle.importKey(
    'raw',
    encoder.encode(secret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  )
  const signature = await crypto.subtle.sign('HMAC', key, message)
  return btoa(String.fromCharCode(...new Uint8Array(signature)))
}
