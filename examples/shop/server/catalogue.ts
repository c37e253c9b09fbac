/** What the bakery sells. Prices are exact decimals in euros and are known to the server alone. */
export const catalogue = [
  { id: 'baguette', names: { en: 'Baguette', fr: 'Baguette tradition', de: 'Baguette' }, price: '1.30' },
  { id: 'croissant', names: { en: 'Croissant', fr: 'Croissant', de: 'Croissant' }, price: '1.40' },
  {
    id: 'pain-au-chocolat',
    names: { en: 'Pain au chocolat', fr: 'Pain au chocolat', de: 'Schokobrötchen' },
    price: '1.60',
  },
  { id: 'campagne', names: { en: 'Country loaf', fr: 'Pain de campagne', de: 'Landbrot' }, price: '3.90' },
  {
    id: 'tarte-citron',
    names: { en: 'Lemon tart', fr: 'Tarte au citron', de: 'Zitronentarte' },
    price: '4.20',
  },
  {
    id: 'coffee',
    names: { en: 'Coffee beans, 125 g', fr: 'Café en grains, 125 g', de: 'Kaffeebohnen, 125 g' },
    price: '4.80',
  },
] as const

export type Product = (typeof catalogue)[number]

export function findProduct(id: unknown): Product | undefined {
  return catalogue.find((product) => product.id === id)
}
