/**
 * A QR code as SVG. `<PaymentHandoff>` loads this by itself when there is a code to show.
 *
 * @module
 */
export { QrCode } from './QrCode.tsx'
export type { QrCodeProps } from './QrCode.tsx'
