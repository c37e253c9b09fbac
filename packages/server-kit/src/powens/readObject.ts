import { PowensApiError } from '../errors/PowensApiError.ts'

/** An answer that has to be an object; its fields are Powens's to fill. */
export function readObject<T extends object>(answer: unknown, call: string): T {
  if (typeof answer === 'object' && answer !== null && !Array.isArray(answer)) return answer as T
  throw new PowensApiError('powens_invalid_response', { call })
}
