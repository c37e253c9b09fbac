/**
 * What the merchant's finance, support and auditors need after a payment, for admin pages of your own.
 *
 * @example
 * const staff = createStaffHandler(handler, { authorize: async ({ request }) => employees.find(request) })
 *
 * @module
 */
export { createStaffHandler } from './createStaffHandler.ts'
export type { StaffHandler } from './createStaffHandler.ts'
export type { StaffMember, StaffOptions } from './StaffOptions.ts'
export { exportOrder } from './exportOrder.ts'
export type { ExportedOrder } from './exportOrder.ts'
