export interface Deferred<T> {
  promise: Promise<T>
  resolve: (value: T) => void
}

/** A promise and what settles it. */
export function createDeferred<T = void>(): Deferred<T> {
  let resolve: Deferred<T>['resolve'] = () => undefined
  const promise = new Promise<T>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}
