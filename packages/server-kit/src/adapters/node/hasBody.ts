import type { IncomingMessage } from 'node:http'

/** `fetch` gives these methods no body, so neither does a `Request`. */
export const hasBody = ({ method }: IncomingMessage): boolean => method !== 'GET' && method !== 'HEAD'
