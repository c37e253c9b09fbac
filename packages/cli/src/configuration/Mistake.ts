/** Something that is wrong, in three sentences. */
export interface Mistake {
  what: string
  /** Why it matters. */
  why: string
  /** What to do. */
  cure: string
}

/** What is wrong with a setting. */
export interface ConfigurationMistake extends Mistake {
  /** The name of its environment variable, or where in which file it stands. */
  setting: string
}
