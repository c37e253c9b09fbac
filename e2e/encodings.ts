/** The forms a secret can have in a page, a file or a header: as it is, base64, hexadecimal, URL-encoded. */
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

/** Base64 without the last group, because that one depends on what follows. */
function stableBase64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/.{0,3}=*$/, '')
}

export function finds(text: string, secret: string): boolean {
  return encodings(secret).some((form) => form.length > 3 && text.includes(form))
}
