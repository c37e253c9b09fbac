import { json } from '../http/reply.ts'
import { route } from './route.ts'

// Powens does not say whether reading its keys takes a token; they are public, so it takes none here.
export const getPublicKey = route('GET', '/publickey', async ({ world }) =>
  json(await world.keys.encryptionJwk()),
)
