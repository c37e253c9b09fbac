import { waitFor } from '@testing-library/react'
import { createRef, type ReactElement, type Ref } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { PaymentProvider } from '../src/provider/PaymentProvider.tsx'
import { openShop } from '../src/testing/openShop.ts'
import { renderWithPayments } from '../src/testing/renderWithPayments.tsx'

/** What every component takes, whatever else it is for. */
export interface ConformingProps {
  ref?: Ref<never>
  className?: string | ((state: never) => string)
  render?: (props: object, state: never) => ReactElement
  children?: ((state: never) => string) | string
  id?: string
  'data-testid'?: string
}

export interface DescribeComponentOptions {
  /** The class that names it in the stylesheet. */
  className: string
  tagName: string
  /** Draws it with these props added. */
  draw: (props: ConformingProps) => ReactElement
  /** Every attribute its state may show, as its docs list them. */
  attributes: string[]
}

/** What holds for every component: props and ref reach the element, class names add up, state is on the attributes. */
export function describeComponent({ className, tagName, draw, attributes }: DescribeComponentOptions): void {
  const find = (container: HTMLElement) => {
    const element = container.querySelector<HTMLElement>(`.${className}`)
    expect(element, `.${className} is drawn`).not.toBeNull()
    return element as HTMLElement
  }

  test('conformance: forwards props and ref', () => {
    const ref = createRef<HTMLElement>()
    const { container } = renderWithPayments(
      draw({ ref: ref as never, id: 'mine', 'data-testid': 'mine' }),
      openShop(),
    )
    expect(find(container)).toHaveAttribute('id', 'mine')
    expect(find(container)).toHaveAttribute('data-testid', 'mine')
    expect(ref.current).toBe(find(container))
    expect(ref.current?.tagName).toBe(tagName)
  })

  test('conformance: className is added, as text or from the state', () => {
    const text = renderWithPayments(draw({ className: 'mine' }), openShop())
    expect(find(text.container)).toHaveClass(className, 'mine')
    text.unmount()
    const seen: object[] = []
    const { container } = renderWithPayments(
      draw({ className: (state) => `mine-${seen.push(state) > 0}` }),
      openShop(),
    )
    expect(find(container)).toHaveClass(className, 'mine-true')
    expect(Object.keys(seen[0] ?? {})).not.toEqual([])
  })

  test('conformance: render draws another element with the same props', () => {
    const { container } = renderWithPayments(
      draw({ render: (props) => <article {...(props as object)} title="other" /> }),
      openShop(),
    )
    expect(find(container).tagName).toBe('ARTICLE')
    expect(find(container)).toHaveAttribute('title', 'other')
  })

  test('conformance: children are drawn from the state', async () => {
    const { container } = renderWithPayments(
      draw({ children: (state) => `keys: ${Object.keys(state).join(' ')}` }),
      openShop(),
    )
    await waitFor(() => expect(find(container)?.textContent).toMatch(/^keys: \w+/))
  })

  test('conformance: shows no attribute that its docs do not name', () => {
    const names: string[] = []
    const { container } = renderWithPayments(
      draw({
        className: (state) => {
          for (const key of Object.keys(state))
            names.push(`data-${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`)
          return ''
        },
      }),
      openShop(),
    )
    expect([...new Set(names)].toSorted()).toEqual(attributes.toSorted())
    const shown = [...find(container).attributes]
      .map(({ name }) => name)
      .filter((name) => name.startsWith('data-'))
    expect(attributes).toEqual(expect.arrayContaining(shown))
  })

  test('conformance: has no inline style, and renders on a server', () => {
    const { client } = openShop()
    const html = renderToString(<PaymentProvider client={client}>{draw({})}</PaymentProvider>)
    expect(html).toContain(className)
    expect(html).not.toContain('style=')
  })
}
