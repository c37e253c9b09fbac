/** The parts of payload format 2.0 that make a request. */
export interface LambdaEvent {
  version: string
  rawPath: string
  rawQueryString: string
  /** A header that came twice is one string, joined by commas. */
  headers: Readonly<Record<string, string | undefined>>
  /** Cookies stand here, and not among the headers. */
  cookies?: readonly string[] | undefined
  requestContext: {
    domainName?: string | undefined
    http: { method: string; sourceIp?: string | undefined }
  }
  body?: string | undefined
  isBase64Encoded?: boolean | undefined
}
