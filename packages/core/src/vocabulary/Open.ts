/** A vocabulary that Powens may extend: the known words are suggested, any other string is kept. */
export type Open<Known extends string> = Known | (string & {})
