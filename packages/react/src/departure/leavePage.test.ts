import { afterEach, expect, test, vi } from 'vitest'
import { leavePage } from './leavePage.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

/** The window that holds this page. */
function standIn(setHref: (url: string) => void): void {
  const holder = {
    location: {
      set href(url: string) {
        setHref(url)
      },
    },
  }
  vi.spyOn(window, 'top', 'get').mockReturnValue(holder as unknown as Window & typeof globalThis)
}

test('behavior: in an iframe the top window leaves', () => {
  const left: string[] = []
  standIn((url) => left.push(url))
  leavePage('https://shop.example/api/powens/go/x')
  expect(left).toEqual(['https://shop.example/api/powens/go/x'])
})

test('behavior: where the browser forbids that, the page can say so', () => {
  const cause = new DOMException('not allowed', 'SecurityError')
  standIn(() => {
    throw cause
  })
  expect(() => leavePage('/api/powens/go/x')).toThrow(
    expect.objectContaining({ code: 'navigation_blocked', cause }),
  )
})
