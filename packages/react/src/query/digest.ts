/** A short digest of a text, 32 bits, that distinguishes texts and reveals none. */
export function digest(text: string): number {
  let hash = 0
  for (const sign of text) hash = Math.imul(hash ^ sign.charCodeAt(0), 0x01000193)
  return hash
}
