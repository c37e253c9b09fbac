'use client'
import {
  createElement,
  type ComponentPropsWithoutRef,
  type ComponentRef,
  type ForwardedRef,
  type JSX,
  type ReactElement,
  type ReactNode,
} from 'react'
import { getStateAttributes } from './getStateAttributes.ts'
import { mergeProps } from './mergeProps.ts'

type Tag = keyof JSX.IntrinsicElements

/** What every component takes beside its own options. */
export type ElementProps<Element extends Tag, State> = Omit<
  ComponentPropsWithoutRef<Element>,
  'className' | 'children'
> & {
  /** Joined to the component's own class; a function of its state if you like. */
  className?: string | ((state: State) => string | undefined) | undefined
  /** Replaces what the component shows; a function of its state if you like. */
  children?: ReactNode | ((state: State) => ReactNode)
  /** Draws another element in place of the component's own. Spread the props it is given. */
  render?: ((props: ComponentPropsWithoutRef<Element>, state: State) => ReactElement) | undefined
}

export interface RenderOptions<Element extends Tag, State extends object> {
  state: State
  ref: ForwardedRef<ComponentRef<Element>>
  own: object
  given: ElementProps<Element, State>
  /** Shown unless the merchant gave children. */
  content: ReactNode
}

/** Draws a component's element from its state: attributes, class names, `render` and `children` all come from it. */
export function useRender<Element extends Tag, State extends object>(
  tag: Element,
  { state, ref, own, given, content }: RenderOptions<Element, State>,
): ReactElement {
  const { className, children, render, ...rest } = given as ElementProps<'div', State>
  const props = {
    ...mergeProps(
      { ...own, ...getStateAttributes(state) },
      { ...rest, className: typeof className === 'function' ? className(state) : className },
    ),
    ref,
    children: typeof children === 'function' ? children(state) : (children ?? content),
  }
  if (!render) return createElement(tag, props)
  return (render as (props: object, state: State) => ReactElement)(props, state)
}
