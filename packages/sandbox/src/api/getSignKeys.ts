import { json } from '../http/reply.ts'
import { showSignKey } from './getSignKey.ts'
import { route } from './route.ts'

export const getSignKeys = route('GET', '/sign-keys', async ({ world }) => json([await showSignKey(world)]))
