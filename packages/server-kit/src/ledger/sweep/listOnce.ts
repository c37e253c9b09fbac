const pageSize = 100

/** Gives each key of a list once, a page at a time, although those that were given may stay in the list. */
export async function* listOnce(list: (limit: number) => Promise<string[]>): AsyncGenerator<string, void> {
  const given = new Set<string>()
  let limit = pageSize
  for (;;) {
    const page = await list(limit)
    const fresh = page.filter((key) => !given.has(key))
    for (const key of fresh) {
      given.add(key)
      yield key
    }
    if (page.length < limit) return
    // Those take up places of the next page.
    limit = pageSize + page.length - fresh.length
  }
}
