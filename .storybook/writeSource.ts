interface Shown {
  title: string
  args: Record<string, unknown>
  parameters: Record<string, unknown>
}

/** As a person writes it: no quotes around names, single ones around text. */
function writeValue(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`
  if (typeof value !== 'object' || value === null) return String(value)
  if (Array.isArray(value)) return `[${value.map(writeValue).join(', ')}]`
  const members = Object.entries(value).map(([name, member]) => `${name}: ${writeValue(member)}`)
  return `{ ${members.join(', ')} }`
}

const writeProp = (name: string, value: unknown) => {
  if (value === true) return name
  return typeof value === 'string' ? `${name}="${value}"` : `${name}={${writeValue(value)}}`
}

/**
 * What a merchant writes for what a story shows. What a story only watches is left out. A story that takes more than props
 * says so itself, in `parameters.usage`.
 */
export function writeSource({ title, args, parameters }: Shown): string {
  const own = parameters['usage']
  if (typeof own === 'string') return own
  const component = title.split('/').at(-1) ?? ''
  const { children, ...others } = args
  const props = Object.entries(others)
    .filter(([, value]) => value !== undefined && typeof value !== 'function')
    .map(([name, value]) => ` ${writeProp(name, value)}`)
    .join('')
  const element =
    typeof children === 'string'
      ? `<${component}${props}>${children}</${component}>`
      : `<${component}${props} />`
  return `import { ${component} } from '@powens-pay/react'\n\n${element}`
}
