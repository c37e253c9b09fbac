/** How far the signature's date may be from this clock, in milliseconds and in both directions. */
export const webhookTolerance = 5 * 60 * 1000
