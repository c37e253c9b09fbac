const escapes = /\\(?:u\{([\da-f]{1,6})\}|u([\da-f]{4})|x([\da-f]{2})|([bfnrtv])|([^]))/gi
const controls: Record<string, string> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }

/** Reads the escapes of a JSON or JavaScript string. */
const readEscapes = (text: string): string =>
  text.replace(escapes, (_, long, short, byte, control, other: string) => {
    const code: string | undefined = long ?? short ?? byte
    if (code !== undefined) return toCharacter(Number.parseInt(code, 16))
    return control === undefined ? other : (controls[String(control).toLowerCase()] ?? '')
  })

/** Reads the percent-encoding of a URL. */
const readPercents = (text: string): string =>
  text.replace(/(?:%[\da-f]{2})+/gi, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString())

const names: Record<string, string> = {
  amp: '&',
  apos: "'",
  equals: '=',
  gt: '>',
  lt: '<',
  plus: '+',
  quot: '"',
  sol: '/',
}

/** Reads the character references of HTML. */
const readReferences = (text: string): string =>
  text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]{2,6}));/gi, (whole, hex, decimal, name) => {
    if (hex !== undefined) return toCharacter(Number.parseInt(hex, 16))
    if (decimal !== undefined) return toCharacter(Number(decimal))
    return names[name] ?? whole
  })

const toCharacter = (code: number): string => (code <= 0x10_ffff ? String.fromCodePoint(code) : '')

const readers = [readEscapes, readPercents, readReferences]
/** How many encodings inside one another: JSON within a string of a script within a source map. */
const deepest = 3

/** A text as it is, and with its escapes read: each encoding alone, and one inside another. */
export function listReadings(text: string): string[] {
  const readings = new Set([text])
  let latest = [text]
  for (let depth = 0; depth < deepest; depth++) {
    latest = latest
      .flatMap((reading) => readers.map((read) => read(reading)))
      .filter((reading) => {
        const isNew = !readings.has(reading)
        readings.add(reading)
        return isNew
      })
  }
  return [...readings]
}
