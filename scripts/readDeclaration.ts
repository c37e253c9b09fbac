export interface Member {
  name: string
  /** In a table's cell. */
  type: string
  text: string
}

/** What the sources say of an exported name. */
export interface Declaration {
  /** Its docstring, without its examples. */
  text: string
  examples: string[]
  /** How it is called, or what it is; empty for an interface, whose members say it. */
  code: string
  members: Member[]
}

/** Reads the declaration of a name in a file of ours. `undefined` where it is not declared there. */
export function readDeclaration(source: string, name: string): Declaration | undefined {
  const start = new RegExp(
    `^(?:export )?(?:declare )?(?:async )?(?<kind>function|const|interface|type|class)\\*? ${name.replaceAll('$', '\\$')}\\b`,
    'm',
  ).exec(source)
  if (!start) return undefined
  const { text, examples } = readDocstring(source.slice(0, start.index))
  const rest = source.slice(start.index).replace(/^export (?:declare )?/, '')
  const kind = start.groups?.['kind']
  if (kind === 'interface') return { text, examples, code: '', members: readMembers(rest) }
  return { text, examples, code: readCode(rest, kind ?? ''), members: [] }
}

/** The docstring right before a declaration. */
function readDocstring(before: string): { text: string; examples: string[] } {
  const comment = /\/\*\*((?:(?!\*\/).)*)\*\/\s*$/s.exec(before)?.[1] ?? ''
  const lines = comment.split('\n').map((line) => line.replace(/^\s*\*? ?/, ''))
  const [text = '', ...examples] = lines.join('\n').split(/^@example\b/m)
  const said = text
    .trim()
    .replaceAll(/\{@link (\w+)\}/g, '`$1`')
    .replaceAll(
      /\s*@default ([^\n]+)/g,
      (_, value: string) => ` Default: ${/[ `]/.test(value) ? value : `\`${value}\``}.`,
    )
    .replaceAll(/^@(\w+)/gm, (_, tag: string) => `\n${tag}:`)
    .trim()
  return { text: said, examples: examples.map((example) => example.trim()) }
}

/** A signature to where its body begins, or a short type. */
function readCode(rest: string, kind: string): string {
  if (kind === 'function' || kind === 'class') {
    const body = findAtDepth(rest, '{', kind === 'function' ? rest.indexOf('(') : 0)
    return rest.slice(0, body).trim()
  }
  if (kind === 'type') return rest.slice(0, findEnd(rest)).trim()
  const arrow = findAtDepth(rest, '=>', 0)
  const sign = findAtDepth(rest, '=', 0)
  // A constant says its type before the sign; a function written as one says it before the arrow.
  const isFunction = /^const \w+ = (?:async )?(?:<[^=]*>)?\(/.test(rest)
  return rest
    .slice(0, isFunction ? arrow : sign)
    .replace(/\s*=?\s*$/, '')
    .trim()
}

/** Where a text stands outside of all brackets. */
function findAtDepth(text: string, wanted: string, from: number): number {
  let depth = 0
  for (let at = from; at < text.length; at++) {
    if (
      depth === 0 &&
      at > from &&
      text.startsWith(wanted, at) &&
      !(wanted === '=' && text[at + 1] === '>')
    ) {
      // A return type may be an object: its brace follows a colon.
      if (wanted !== '{' || !/[:|&]\s*$/.test(text.slice(0, at))) return at
    }
    const sign = text[at] ?? ''
    if ('([{'.includes(sign)) depth += 1
    else if (')]}'.includes(sign)) depth -= 1
  }
  return text.length
}

/** Where a type ends: at an empty line, or where the next statement begins. */
function findEnd(text: string): number {
  const end = /\n(?=\n|export |const |function |\/\*\*|type |interface )/.exec(text)
  return end?.index ?? text.length
}

function readMembers(rest: string): Member[] {
  const from = rest.indexOf('{')
  const body = rest.slice(from + 1, findClosing(rest, from))
  const member =
    /(?<doc>\/\*\*(?:(?!\*\/).)*\*\/)?\s*(?<name>(?:readonly )?(?:'[^']+'|\[[^\]]+\]|\w+)\??)(?<rest>[:(<])/gsy
  const found: Member[] = []
  let at = 0
  while (at < body.length) {
    member.lastIndex = at
    const { groups, 0: whole } = member.exec(body) ?? {}
    if (!groups || whole === undefined) {
      at += 1
      continue
    }
    const begin = at + whole.length - 1
    const end = findMemberEnd(body, begin)
    const type = body
      .slice(begin, end)
      .trim()
      .replaceAll(/\s+/g, ' ')
      .replace(/^:?[ |]*/, '')
    const { text } = readDocstring(groups['doc'] ?? '')
    found.push({
      name: (groups['name'] ?? '').replace('readonly ', ''),
      type: `\`${type.replaceAll('|', '\\|')}\``,
      text,
    })
    at = end
  }
  return found
}

function findClosing(text: string, from: number): number {
  let depth = 0
  for (let at = from; at < text.length; at++) {
    if (text[at] === '{') depth += 1
    if (text[at] === '}') depth -= 1
    if (depth === 0) return at
  }
  return text.length
}

/** A member ends with its line, unless a bracket is open or a union goes on. */
function findMemberEnd(body: string, from: number): number {
  let depth = 0
  for (let at = from; at < body.length; at++) {
    const sign = body[at] ?? ''
    if ('([{'.includes(sign)) depth += 1
    else if (')]}'.includes(sign)) depth -= 1
    if (
      sign === '\n' &&
      depth === 0 &&
      !/^\s*[|&]/.test(body.slice(at + 1)) &&
      !/[:|&=]\s*$/.test(body.slice(from, at))
    )
      return at
  }
  return body.length
}
