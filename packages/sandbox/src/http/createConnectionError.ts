/** What `fetch` rejects with when the connection breaks, before or after a call was carried out: the same as the real thing. */
export const createConnectionError = (): TypeError => new TypeError('fetch failed')
