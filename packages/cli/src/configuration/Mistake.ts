/** Thrown by a field that cannot be read. The message goes on where the field's name stops: "is not a port, so …". */
export class Mistake extends Error {
  override readonly name = 'Mistake'
}

/** What is wrong with a configuration: the setting, and a sentence that says why it matters and what to do. */
export interface ConfigurationMistake {
  setting: string
  message: string
}
