import { expect, test, vi } from 'vitest'
import { mergeProps } from './mergeProps.ts'

test('default', () => {
  expect(mergeProps({ className: 'ours', id: 'a', title: 'kept' }, { className: 'theirs', id: 'b' })).toEqual(
    {
      className: 'ours theirs',
      id: 'b',
      title: 'kept',
    },
  )
})

test("behavior: the merchant's handler runs first", () => {
  const order: string[] = []
  const props = mergeProps({ onClick: () => order.push('ours') }, { onClick: () => order.push('theirs') })
  ;(props['onClick'] as (event: object) => void)({})
  expect(order).toEqual(['theirs', 'ours'])
})

test('behavior: preventDefault calls off our handler', () => {
  const ours = vi.fn()
  const event = { defaultPrevented: false }
  const props = mergeProps({ onClick: ours }, { onClick: () => (event.defaultPrevented = true) })
  ;(props['onClick'] as (event: object) => void)(event)
  expect(ours).not.toHaveBeenCalled()
})

test('behavior: an undefined prop does not take away ours', () => {
  expect(mergeProps({ onClick: 1, className: 'ours' }, { onClick: undefined, className: undefined })).toEqual(
    {
      onClick: 1,
      className: 'ours',
    },
  )
})
