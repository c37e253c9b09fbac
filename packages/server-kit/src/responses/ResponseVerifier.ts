/** The text of an answer → what Powens signed in it. Throws for what Powens did not sign as the answer to this call. */
export type ResponseVerifier = (text: string, asked: { call: string; url: URL }) => Promise<unknown>
