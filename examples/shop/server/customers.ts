/** Who can sign in. The payer's identity comes from here, never from the page. */
export const customers = [
  { id: 'ada', firstName: 'Ada', lastName: 'Martin' },
  { id: 'karim', firstName: 'Karim', lastName: 'Benali' },
] as const

export type Customer = (typeof customers)[number]

export function findCustomer(id: unknown): Customer | undefined {
  return customers.find((customer) => customer.id === id)
}
