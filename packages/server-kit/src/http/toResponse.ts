/** An answer that is no `Response` yet: Node takes longer to make one than to do all else that a small answer needs. */
export interface Reply {
  readonly status: number
  /** One value a name; written as they are. */
  readonly headers: Record<string, string>
  readonly body: string | ReadableStream<Uint8Array> | null
}

export const toResponse = ({ status, headers, body }: Reply): Response =>
  new Response(body, { status, headers })
