/** A short digest of a text (FNV-1a, 32 bits) that distinguishes texts and reveals none. */
export function digest(text: string): number {
  let hash = 0x811c9dc5
  for (const sign of text) hash = Math.imul(hash ^ sign.charCodeAt(0), 0x01000193)
  return hash
}
