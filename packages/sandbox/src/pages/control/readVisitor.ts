/** Requests of the control page itself, or of a person's own tools. */
export interface Visitor {
  /** The page may be shown: no other site's domain leads here. */
  mayLook: boolean
  /** The clock may be moved. */
  mayAct: boolean
}

/**
 * Keeps other sites from a sandbox that runs on the visitor's machine: their forms, which browsers mark, and their domains,
 * which may be made to lead to this address.
 */
export function readVisitor({ headers, url }: Request, baseUrl: string): Visitor {
  const host = headers.get('host') ?? new URL(url).host
  const mayLook = host === new URL(baseUrl).host || isNoDomain(host)
  const origin = headers.get('origin')
  const site = headers.get('sec-fetch-site')
  const isOwnOrigin = origin === null || (URL.canParse(origin) && new URL(origin).host === host)
  const isOwnSite = site === null || site === 'same-origin' || site === 'none'
  return { mayLook, mayAct: mayLook && isOwnOrigin && isOwnSite }
}

/** An address, a name of this machine, or a name without a dot: nobody can register one of them. */
function isNoDomain(host: string): boolean {
  if (!URL.canParse(`http://${host}`)) return false
  const { hostname } = new URL(`http://${host}`)
  return /^(?:\[.*\]|\d+(?:\.\d+){3}|[^.]+|.*\.localhost)$/.test(hostname)
}
