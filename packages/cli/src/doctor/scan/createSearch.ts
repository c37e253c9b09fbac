/** Whether a reading of a file holds a secret, as it is or as a program would spell it. */
export function createSearch(secret: string): (reading: string) => boolean {
  const bytes = Buffer.from(secret)
  const spellings = new Set([
    secret,
    // A space in the query of a URL.
    secret.replaceAll(' ', '+'),
    // A buffer as JSON.
    bytes.join(','),
    bytes.join(', '),
    ...listBase64(bytes),
  ])
  const hex = new RegExp(bytes.toString('hex'), 'i')
  return (reading) => hex.test(reading) || [...spellings].some((spelling) => reading.includes(spelling))
}

/** Base64 of a text inside another text starts at any of three places; its middle is the same in each. */
function listBase64(bytes: Buffer): string[] {
  const middles = [0, 1, 2].map((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '')
    return encoded.slice(Math.ceil((shift * 4) / 3), -1)
  })
  return [...middles, ...middles.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'))]
}
