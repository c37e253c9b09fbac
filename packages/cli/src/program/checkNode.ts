/** A sentence for a Node that is too old for `node:sqlite`, or `null`. */
export function checkNode(version: string): string | null {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 13)) return null
  return `powens-pay needs Node 22.13 or newer and runs on ${version}, which lacks the embedded database. Install a newer Node, then run it again.`
}
