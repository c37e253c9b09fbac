const codes: Record<number, string> = {
  400: 'invalidValue',
  401: 'unauthorized',
  403: 'forbidden',
  // Powens documents neither the code of an unknown resource nor those of a conflict, a limit or maintenance.
  404: 'notFound',
  405: 'methodNotAllowed',
  409: 'conflict',
  429: 'tooManyRequests',
  500: 'bug',
  503: 'websiteUnavailable',
}

/** Thrown to refuse a call; becomes Powens's error envelope. */
export class RefusalError extends Error {
  readonly status: number
  readonly code: string
  readonly bankMessage: string | null
  readonly headers: Record<string, string>

  constructor(
    status: number,
    description: string,
    options: { code?: string; message?: string | null; headers?: Record<string, string> } = {},
  ) {
    super(description)
    this.name = 'RefusalError'
    this.status = status
    this.code = options.code ?? codes[status] ?? 'bug'
    this.bankMessage = options.message ?? null
    this.headers = options.headers ?? {}
  }
}

export const invalid = (description: string): RefusalError => new RefusalError(400, description)
export const missing = (name: string): RefusalError =>
  new RefusalError(400, `The parameter ${name} is required.`, { code: 'missingParameter' })
