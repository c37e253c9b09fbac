import { isBoundToRequest } from '../../internal/isBoundToRequest.ts'
import type { LivePayment } from '../order/OrderRecord.ts'
import { openFollower, type Follow, type Follower, type FollowerContext } from './openFollower.ts'

const silent: FollowerContext['hub'] = {
  watch: () => Promise.resolve(() => undefined),
  hearsEverything: () => false,
}

export interface Following {
  follow(known: LivePayment, follow: Follow): () => void
  close(): void
}

/**
 * Follows payments for their pages: one follower serves however many pages show the same payment. Where a page's timers end with
 * its request each page has its own, and nobody else's request wakes it.
 */
export function createFollowing(context: FollowerContext): Following {
  const followers = new Map<string, Follower>()
  return {
    follow(known, given) {
      if (isBoundToRequest()) {
        const own = openFollower({ ...context, hub: silent }, known)
        own.add(known, given)
        return own.close
      }
      const { id } = known.attempt
      const follower = followers.get(id) ?? openFollower(context, known)
      followers.set(id, follower)
      // A function of its own: the same one may follow twice.
      const follow: Follow = (current) => given(current)
      follower.add(known, follow)
      return () => {
        if (!follower.remove(follow)) return
        follower.close()
        followers.delete(id)
      }
    },
    close() {
      for (const follower of followers.values()) follower.close()
      followers.clear()
    },
  }
}
