/** How long a scoped token opens the bank, unless Powens says otherwise: seven days. (docs/powens.md#scoped-token) */
export const tokenLifetime = 7 * 24 * 60 * 60 * 1000
