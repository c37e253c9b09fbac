/** The text of an answer, or `null` when it holds more than `limit` bytes. */
export async function readBounded(response: Response, limit: number): Promise<string | null> {
  if (!response.body) return ''
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of response.body) {
    length += chunk.length
    // Leaving the loop cancels the stream, so no more of it arrives.
    if (length > limit) return null
    chunks.push(chunk)
  }
  return new TextDecoder().decode(Buffer.concat(chunks))
}
