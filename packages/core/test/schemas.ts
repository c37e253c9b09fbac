import * as z from 'zod'
import * as account from '../src/models/account.ts'
import * as identity from '../src/models/identity.ts'
import { incompatibilitySchema } from '../src/models/incompatibility.ts'
import * as models from '../src/models/index.ts'
import * as instruction from '../src/models/instruction.ts'
import * as payment from '../src/models/payment.ts'

const modules = { ...account, ...identity, ...instruction, ...payment, ...models }

/** Every schema, the ones that others are made of too, under its name without `Schema`. */
export const schemas: Record<string, z.ZodType> = {
  ...Object.fromEntries(
    Object.entries(modules).flatMap(([name, value]) =>
      value instanceof z.ZodType ? [[name.replace(/Schema$/, ''), value]] : [],
    ),
  ),
  incompatibilities: z.array(incompatibilitySchema),
}
