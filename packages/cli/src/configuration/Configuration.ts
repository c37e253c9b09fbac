import type { FieldKey, fields } from './fields.ts'

type Fields = typeof fields

type ValueOf<Key extends FieldKey> = Fields[Key] extends {
  isList: true
  read: (text: string) => infer Value
}
  ? Value[]
  : ReturnType<Fields[Key]['read']>

/** What was set, before defaults. */
export type ConfigurationValues = { [Key in FieldKey]?: ValueOf<Key> }

/** Settings that are required or have a default; a list that was not set is empty. */
type CertainKey = {
  [Key in FieldKey]: Fields[Key] extends { isRequired: true } | { default: string } | { isList: true }
    ? Key
    : never
}[FieldKey]

/** The broker's configuration, checked and with its defaults. */
export type Configuration = Required<Pick<ConfigurationValues, CertainKey>> &
  Omit<ConfigurationValues, CertainKey>
