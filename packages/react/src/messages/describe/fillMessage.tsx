import { Fragment, type ReactNode } from 'react'

/** Puts elements in the place of `{name}`, where text would not do. */
export function fillMessage(message: string, values: Readonly<Record<string, ReactNode>>): ReactNode {
  // Split at a group: every second part is a name.
  return message.split(/\{(\w+)\}/).map((part, index) => {
    const isName = index % 2 === 1
    return <Fragment key={index}>{isName ? (values[part] ?? `{${part}}`) : part}</Fragment>
  })
}
