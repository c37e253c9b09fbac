/** Puts the address the payer came back to in the address bar, as far as a test's page lets it. */
export function comeBack(address: string | null): void {
  if (address === null) throw new Error('The payer never came back, so there is no address to open.')
  const { pathname, search, hash } = new URL(address)
  history.replaceState(null, '', pathname + search + hash)
}
