import type * as z from 'zod'
import type { configurationSchema } from './configurationSchema.ts'

/** The broker's configuration, checked and with its defaults. */
export type Configuration = z.output<typeof configurationSchema>

/** What was set, without defaults. */
export type ConfigurationValues = Partial<Configuration>
