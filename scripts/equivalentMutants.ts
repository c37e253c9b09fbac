/** A change that no test can see, because it changes nothing that can be seen from outside. */
export interface EquivalentMutant {
  file: string
  /** What the line of the mutant holds. */
  line: string
  /** What stands in the place of the original. */
  replacement: string
  reason: string
}

/** Mutants that survive rightly. An entry that no mutant matches any more is to be removed. */
export const equivalentMutants: readonly EquivalentMutant[] = []
