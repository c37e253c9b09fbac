import { refuseStatement } from './refuseStatement.ts'

const pieceSize = 1 << 20

/** What an XML declaration may name beside UTF-8 and UTF-16. */
const namedEncoding = /^<\?xml[^>]{0,100}?encoding=["'](?:iso-8859-1|iso-8859-15|windows-1252|us-ascii)["']/i

const findMark = (bytes: Uint8Array): string | null => {
  const [first, second, third] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return first === 0xef && second === 0xbb && third === 0xbf ? 'utf-8' : null
}

/** The first characters, to tell what a file is. */
export const readHead = (bytes: Uint8Array): string =>
  new TextDecoder(findMark(bytes) ?? 'windows-1252').decode(bytes.subarray(0, 400)).trimStart()

/** An XML file's text in pieces. A byte that its encoding does not have is refused. */
export function* decodeXml(bytes: Uint8Array): Generator<string> {
  const isNamed = findMark(bytes) === null && namedEncoding.test(readHead(bytes))
  const decoder = new TextDecoder(findMark(bytes) ?? (isNamed ? 'windows-1252' : 'utf-8'), { fatal: true })
  try {
    for (let start = 0; start < bytes.length; start += pieceSize) {
      yield decoder.decode(bytes.subarray(start, start + pieceSize), { stream: true })
    }
    yield decoder.decode()
  } catch (error) {
    if (error instanceof TypeError)
      throw refuseStatement('its bytes are not the characters that it says they are.')
    throw error
  }
}

/** A CSV file's text: what its first bytes say, else UTF-8, else what a Windows program writes. */
export function decodeCsv(bytes: Uint8Array): string {
  const encoding = findMark(bytes)
  try {
    return new TextDecoder(encoding ?? 'utf-8', { fatal: true }).decode(bytes)
  } catch {
    if (encoding) throw refuseStatement('its bytes are not the characters that it says they are.')
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
