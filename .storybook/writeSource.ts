interface Shown {
  title: string
  args: Record<string, unknown>
  parameters: Record<string, unknown>
}

const write = (name: string, value: unknown) => {
  if (value === true) return name
  return typeof value === 'string' ? `${name}="${value}"` : `${name}={${JSON.stringify(value)}}`
}

/** What a merchant writes for what a story shows; what a story only watches is left out. */
export function writeSource({ title, args, parameters }: Shown): string {
  const component = title.split('/').at(-1) ?? ''
  const own = parameters['usage']
  if (typeof own === 'string') return own
  const props = Object.entries(args)
    .filter(([, value]) => value !== undefined && typeof value !== 'function')
    .map(([name, value]) => ` ${write(name, value)}`)
  return `import { ${component} } from '@powens-pay/react'\n\n<${component}${props.join('')} />`
}
