import * as z from 'zod'
import type { Open } from '../vocabulary/Open.ts'

/** An object we send. An undocumented key is refused, because Powens would ignore it without an error. */
export const strict = <Shape extends z.core.$ZodLooseShape>(name: string, shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `${(issue as { keys: string[] }).keys.join(', ')}: no field of a ${name}. Remove it, or check its spelling; the fields are ${Object.keys(shape).join(', ')}.`
        : `${name}: not an object. Write its fields in one; they are ${Object.keys(shape).join(', ')}.`,
  })

/** True or false. */
export const flag = (name: string) => z.boolean(`${name}: neither true nor false. Write one of them.`)

/** A whole number. */
export const whole = (name: string) => z.int(`${name}: not a whole number. Write one.`)

/** Any text, an open vocabulary's word included. */
export const word = <Known extends string = string>(name: string) =>
  z.string(`${name}: not text. Write a word.`) as unknown as z.ZodType<Open<Known>, Open<Known>>

/** Text that must say something. */
export const text = (name: string, cure: string, maximum = Number.MAX_SAFE_INTEGER) =>
  z
    .string({ error: `${name}: text is missing. ${cure}` })
    .max(maximum, `${name}: longer than ${maximum} characters. Shorten it.`)
    .refine((value) => value.trim() !== '', `${name}: empty. ${cure}`)

/** `YYYY-MM-DD`, a day that exists. */
export const date = (name: string) =>
  z.iso.date({ error: `${name}: not a day. Write it as YYYY-MM-DD, in UTC, such as 2026-01-31.` })

/** One word of a closed list. */
export const oneOf = <const Words extends readonly string[]>(name: string, words: Words) =>
  z.enum(words, { error: `${name}: not a known word. Use one of ${words.join(', ')}.` })
