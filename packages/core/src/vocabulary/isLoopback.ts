/**
 * Whether a host is this machine: `localhost`, any name below it, `127.0.0.0/8` or `::1`.
 *
 * Takes a host without its port, such as `new URL(address).hostname`.
 */
export function isLoopback(hostname: string): boolean {
  return /^(?:(?:.+\.)?localhost\.?|127(?:\.\d{1,3}){3}|\[::1\]|::1)$/i.test(hostname)
}
