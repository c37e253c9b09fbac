import { json } from '../http/reply.ts'
import { route } from './route.ts'
import { showTerms } from './showTerms.ts'

export const getTerms = route('GET', '/terms', ({ world, query }) =>
  json({
    terms: showTerms(world.clock.now()),
    content: 'Terms of the payment initiation service, as simulated by the sandbox.',
    language: query.get('language') ?? 'en',
  }),
)
