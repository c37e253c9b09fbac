import { SaxesParser } from 'saxes'
import { refuseStatement } from '../refuseStatement.ts'

/** An element of a document without its namespace. */
export interface Element {
  name: string
  /** The currency that an amount is in; empty elsewhere. */
  currency: string
  text: string
  children: Element[]
}

export interface ElementReader {
  /** A child of a statement, whole. */
  onPart(part: Element): void
  onStatementEnd(): void
}

const deepest = 40

/** A booking of twenty thousand transactions has fewer. */
const mostElements = 1_000_000

const root = ['Document', 'BkToCstmrStmt'] as const

const otherMessages: Record<string, string> = {
  BkToCstmrAcctRpt:
    'it is a camt.052, a report of the day that is not final. Export the camt.053 of the same days.',
  BkToCstmrDbtCdtNtfctn:
    'it is a camt.054, a notification whose entries are in a statement too. Export the camt.053 of the same days.',
}

/**
 * Reads a CAMT.053 piece by piece and gives each child of a statement as soon as it ends, so that a large file never is in
 * memory as a tree. A document type is refused: no entity is ever declared, so none expands.
 */
export function parseElements(pieces: Iterable<string>, reader: ElementReader): void {
  const parser = new SaxesParser({ xmlns: true })
  const open: Element[] = []
  let depth = 0
  let elements = 0
  let isInStatement = false

  parser.on('error', ({ message }) => {
    throw refuseStatement(`it is no well-formed XML (${message.slice(0, 60).replaceAll(/[^\w :.]/g, '')}).`)
  })
  parser.on('doctype', () => {
    throw refuseStatement('it has a document type, which no CAMT.053 has.')
  })
  parser.on('opentag', ({ local, attributes }) => {
    checkPlace(local, depth)
    // The message's head stands beside its statements.
    if (depth === 2) isInStatement = local === 'Stmt'
    depth++
    if (depth > deepest) throw refuseStatement(`its elements are nested deeper than ${deepest}.`)
    if (depth <= 3 || !isInStatement) return
    if (++elements > mostElements)
      throw refuseStatement(
        `one entry holds more than ${mostElements} elements. Ask the bank for smaller batches.`,
      )
    const element = { name: local, currency: attributes['Ccy']?.value ?? '', text: '', children: [] }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  const addText = (text: string): void => {
    const element = open.at(-1)
    if (element) element.text += text
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => {
    depth--
    if (depth === 2 && isInStatement) reader.onStatementEnd()
    const element = open.pop()
    if (!element || open.length > 0) return
    elements = 0
    reader.onPart(element)
  })

  for (const piece of pieces) parser.write(piece)
  parser.close()
}

function checkPlace(name: string, depth: number): void {
  if (depth < root.length && name !== root[depth])
    throw refuseStatement(otherMessages[name] ?? 'it is XML, and no CAMT.053 (BkToCstmrStmt).')
}
