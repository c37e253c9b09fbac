import type { HandlerContext } from './options.ts'
import type { Reply } from './toResponse.ts'

type Answer = (request: Request, context?: HandlerContext) => Promise<Reply>

const answers = new WeakMap<object, Answer>()

/**
 * Lets an adapter that can write replies have them before they are made a `Response`.
 *
 * Known by identity alone, so that a function put around the handler is never passed by.
 */
export function rememberAnswer<T extends object>(handler: T, answer: Answer): T {
  answers.set(handler, answer)
  return handler
}

export const answerOf = (handler: object): Answer | undefined => answers.get(handler)
