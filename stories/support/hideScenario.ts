/** The grammar by which a label tells the sandbox's bank what to do. No shop writes it, so no story shows it. */
const scenario = /\b(?:pdng|done|canc|rjct|err|bug)(?:\/(?:pdng|done|canc|rjct|err|bug))* - /g

type Fetch = (request: Request) => Promise<Response>

/** The same answers without the scenarios in their labels, streamed ones as they come. */
export function hideScenario(fetch: Fetch): Fetch {
  return async (request) => {
    const response = await fetch(request)
    if (!response.body) return response
    const text = response.body.pipeThrough(new TextDecoderStream()).pipeThrough(
      new TransformStream<string, string>({
        transform: (chunk, controller) => controller.enqueue(chunk.replaceAll(scenario, '')),
      }),
    )
    const { status, statusText, headers } = response
    return new Response(text.pipeThrough(new TextEncoderStream()), { status, statusText, headers })
  }
}
