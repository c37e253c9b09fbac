/** How long a webhook may be, in bytes: a bulk of a thousand transfers makes one of about 900 KB. */
export const mostWebhookBytes = 4 * 1024 * 1024
