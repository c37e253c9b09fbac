/** What a probe may use of what earlier answers held. */
export interface ProbeContext {
  clientId: string
  clientSecret: string
  configToken: string | null
  /** A redirect URL that is registered with the client; `null`: no payment can be created. */
  redirectUrl: string | null
  serviceToken: string | null
  scopedToken: string | null
  paymentId: number | null
}

export interface ProbeRequest {
  method: 'GET' | 'POST'
  path: string
  token?: string
  body?: Record<string, unknown>
}

/** One call that is made of Powens and of the simulator. */
export interface Probe {
  /** What is printed of it: never an id, a token or a value. */
  name: string
  /** The keys of the answer are data of the domain: only the types of the values are compared. */
  hasOpenKeys?: boolean
  /** How many elements its lists have is data of the domain: an empty list differs from no other. */
  hasOpenLists?: boolean
  /** `null`: something that it needs is missing. */
  build: (context: ProbeContext) => ProbeRequest | null
  /** Keeps what later probes need of the answer. */
  keep?: (context: ProbeContext, answer: Readonly<Record<string, unknown>>) => void
}
