/** A merchant's webhook endpoint that keeps what it is sent and answers as it is told. */
export function createReceiver(answers: number[] = []) {
  const received: { url: string; headers: Headers; bytes: Uint8Array; body: Record<string, unknown> }[] = []
  return {
    received,
    states: () => received.map(({ body }) => body['state']),
    async fetch(this: void, request: Request): Promise<Response> {
      const bytes = new Uint8Array(await request.clone().arrayBuffer())
      const isGzip = request.headers.get('content-encoding') === 'gzip'
      const text = isGzip ? await unzip(bytes) : new TextDecoder().decode(bytes)
      received.push({
        url: request.url,
        headers: request.headers,
        bytes,
        body: JSON.parse(text) as Record<string, unknown>,
      })
      return new Response(null, { status: answers.shift() ?? 204 })
    },
  }
}

export async function unzip(bytes: Uint8Array): Promise<string> {
  const stream = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(new DecompressionStream('gzip'))
  return new Response(stream).text()
}
