import { hashKey } from '@tanstack/react-query'

/** The same text for the same value, whatever the order of its properties. */
export const toKey = (value: unknown): string => hashKey([value])
