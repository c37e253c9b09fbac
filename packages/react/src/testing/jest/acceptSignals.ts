/**
 * Lets jsdom's listeners take the signal of Node's `AbortController`, which `fetch` needs. Without it jsdom throws where a page says
 * `addEventListener(event, listener, { signal })`.
 */
for (const owner of [EventTarget.prototype, window]) {
  // Jest gives the window one of its own.
  if (!Object.hasOwn(owner, 'addEventListener')) continue
  const add = owner.addEventListener
  owner.addEventListener = function (this: EventTarget | undefined, type, listener, options) {
    const target = this ?? window
    if (typeof options !== 'object' || !options?.signal) {
      add.call(target, type, listener, options)
      return
    }
    const { signal, capture = false, once = false, passive } = options
    if (signal.aborted) return
    add.call(target, type, listener, { capture, once, ...(passive !== undefined && { passive }) })
    const remove = (): void => target.removeEventListener(type, listener, { capture })
    signal.addEventListener('abort', remove, { once: true })
  }
}
