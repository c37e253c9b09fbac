/** Whether a version of Node, such as `v20.20.2`, is this one or newer. */
export function isNodeAtLeast(version: string, [leastMajor, leastMinor]: readonly [number, number]): boolean {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number)
  return major > leastMajor || (major === leastMajor && minor >= leastMinor)
}
