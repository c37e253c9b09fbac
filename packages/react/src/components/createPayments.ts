import type { ForwardRefExoticComponent } from 'react'

/** A component that takes an order, with the type that your `preparePayment` takes; optional where it was optional. */
type WithInput<Component, Input> =
  Component extends ForwardRefExoticComponent<infer Props>
    ? Props extends { input: unknown }
      ? ForwardRefExoticComponent<Omit<Props, 'input'> & { input: Input }>
      : 'input' extends keyof Props
        ? ForwardRefExoticComponent<Omit<Props, 'input'> & { input?: Input | undefined }>
        : Component
    : Component

/**
 * Gives components the type of your orders' input, so that a misspelt one is an error. Nothing else happens: a page loads the
 * components that it names.
 *
 * @example
 * export const shop = createPayments<{ orderId: string }>()({ PayButton, ResumePayment })
 */
export function createPayments<Input>() {
  return <Components extends object>(
    components: Components,
  ): { [Name in keyof Components]: WithInput<Components[Name], Input> } =>
    components as { [Name in keyof Components]: WithInput<Components[Name], Input> }
}
