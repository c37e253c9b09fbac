import { hashText } from '../internal/hmac.ts'

/** A short name for exactly this text. */
export const tagOf = async (body: string): Promise<string> => (await hashText(body)).slice(0, 22)
