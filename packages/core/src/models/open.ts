import * as z from 'zod'
import type { Open } from '../vocabulary/Open.ts'

/** A word of a vocabulary that Powens may extend: any string is read, the known ones are suggested. */
export const open = <Known extends string>() => z.string() as unknown as z.ZodType<Open<Known>, Open<Known>>
