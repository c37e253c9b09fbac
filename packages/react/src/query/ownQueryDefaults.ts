/** Replaces a merchant's persister, which would store the answer. */
function readAtOnce<Answer, Context>(read: (context: Context) => Answer, context: Context): Answer {
  return read(context)
}

/**
 * What every query of ours needs, said in full: a merchant's defaults are for the merchant's queries, and none of them may
 * show a payment as another one, ask a refusal again or keep a proof.
 */
export const ownQueryDefaults = {
  enabled: true,
  subscribed: true,
  suspense: false,
  // The browser fails at once when it is offline, and says so. A query that waits would say nothing.
  networkMode: 'always',
  retry: false,
  retryOnMount: false,
  staleTime: 0,
  gcTime: 300_000,
  refetchOnMount: true,
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
  refetchInterval: false,
  // Another order's data is no placeholder.
  placeholderData: () => undefined,
  initialData: () => undefined,
  throwOnError: false,
  // Its type has no `undefined`, which is what takes a default away.
  ...({ select: undefined } as object),
  structuralSharing: true,
  notifyOnChangeProps: undefined,
  persister: readAtOnce,
} as const

/** For what no payment's watch keeps up to date: read again where react-query does so by itself. */
export const refreshed = {
  retryOnMount: true,
  refetchOnWindowFocus: true,
  refetchOnReconnect: true,
} as const

/** The same for mutations: sent once, at once or never, and removed when no component uses them. */
export const ownMutationDefaults = {
  networkMode: 'always',
  retry: false,
  gcTime: 0,
  throwOnError: false,
} as const
