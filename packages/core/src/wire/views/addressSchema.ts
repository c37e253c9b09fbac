import * as z from 'zod'
import { addressPattern } from '../addressPattern.ts'

/** An address to leave for: of this site, http or https. */
export const addressSchema = z.string().regex(addressPattern)
