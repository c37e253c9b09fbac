/** A change to a file that an app has already. */
export interface Edit {
  /** Where it may be; the first file of these that exists and in which `apply` finds its place is changed. */
  files: readonly string[]
  /** The text with the change; `null` where this file has no place for it. */
  apply: (text: string, file: string) => string | null
  /** There already. */
  isDone: (text: string) => boolean
  /** What a person does where no file has a place for it. */
  byHand: string
}

/** A way of building an app, and what payments need in it. */
export interface Framework {
  /** The name of its example, and of `--framework`. */
  name: string
  title: string
  /** An app of it depends on all of these. */
  packages: readonly string[]
  /** Where its pages are served in development. */
  port: number
  /** The paths of the page that sells the order to try, and of the one the payer returns to. */
  pages: { pay: string; return: string }
  /** The files of its example that are about payments. The others are the app around them. */
  files: readonly string[]
  edits: readonly Edit[]
}
