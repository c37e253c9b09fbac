/** Sets the page's URL to the callback's, as far as a test's page allows it. */
export function comeBack(address: string | null): void {
  if (address === null) throw new Error('The payer never came back, so there is no address to open.')
  const { pathname, search, hash } = new URL(address)
  history.replaceState(null, '', pathname + search + hash)
}
