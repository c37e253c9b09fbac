/** A manifest without the packages of this repository: a lockfile can name only what a registry has. */
export function withoutOurs(text: string): string {
  const manifest = JSON.parse(text) as { dependencies?: Record<string, string> }
  const dependencies = Object.entries(manifest.dependencies ?? {}).filter(
    ([name]) => !name.startsWith('@powens-pay/'),
  )
  return `${JSON.stringify({ ...manifest, dependencies: Object.fromEntries(dependencies) }, null, 2)}\n`
}
