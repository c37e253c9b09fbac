/** One event of a `text/event-stream`. */
export interface StreamEvent {
  event: string
  data: string
}

/**
 * Reads a `text/event-stream` by its grammar, comments and broken lines included. An `EventSource` could not send the
 * payment key, and a key is never put in a query.
 */
export async function* readEvents(stream: ReadableStream<Uint8Array>): AsyncGenerator<StreamEvent> {
  const reader = stream.getReader()
  const decoder = new TextDecoder()
  let text = ''
  let event = 'message'
  let data: string[] = []
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      text += decoder.decode(value, { stream: true })
      const lines = text.split(/\r\n|\n|\r(?!$)/)
      text = lines.pop() ?? ''
      for (const line of lines) {
        if (line === '') {
          if (data.length > 0) yield { event, data: data.join('\n') }
          event = 'message'
          data = []
        }
        const [, field, content = ''] = /^(\w+)(?:: ?(.*))?$/.exec(line) ?? []
        if (field === 'event') event = content
        if (field === 'data') data.push(content)
      }
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
}
