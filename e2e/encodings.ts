/** How a secret may hide in a page, a file or a header: as it is, in base64, in hex, URL-encoded. */
export function encodings(secret: string): string[] {
  const bytes = Buffer.from(secret)
  return [
    ...new Set([
      secret,
      encodeURIComponent(secret),
      bytes.toString('hex'),
      stableBase64(bytes),
      bytes.toString('base64url'),
    ]),
  ]
}

/** Base64 without the last group, which depends on what follows. */
function stableBase64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/.{0,3}=*$/, '')
}

export function finds(text: string, secret: string): boolean {
  return encodings(secret).some((form) => form.length > 3 && text.includes(form))
}
