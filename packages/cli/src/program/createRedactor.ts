export interface Redactor {
  hide: (secrets: readonly string[]) => void
  redact: (text: string) => string
}

/** Replaces secrets in a text, as they are and as they travel: in base64, in hexadecimal and in a URL. */
export function createRedactor(): Redactor {
  const hidden = new Set<string>()
  return {
    hide(secrets) {
      for (const secret of secrets) {
        // So short a text hides nothing, and is in half of all words.
        if (secret.length < 4) continue
        const bytes = Buffer.from(secret)
        const spellings = [
          secret,
          bytes.toString('base64'),
          bytes.toString('base64url'),
          bytes.toString('hex'),
        ]
        for (const text of [...spellings, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)])
          hidden.add(text)
      }
    },
    redact(text) {
      // The longest first: a secret may hold another.
      const all = [...hidden].sort((a, b) => b.length - a.length)
      return all.reduce((rest, secret) => rest.replaceAll(secret, '[secret]'), text)
    },
  }
}
