import type { Mistake } from './Mistake.ts'

/**
 * What a refinement of a setting reports when it does not hold. `what` goes on where the setting's name stops ("is not a port");
 * `why` and `cure` are sentences. None quotes the value, which may be a secret.
 */
export const otherwise = (what: string, why: string, cure: string) => ({
  abort: true,
  params: { what, why, cure } satisfies Mistake,
})
