import type { KeyboardEvent } from 'react'

/** For every button that asks the server for something: a key that is held down presses it once. */
export const pressOnce = {
  onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter' && event.repeat) event.preventDefault()
  },
}
