import tables from 'virtual:prop-tables'
import type { PropRow } from './propTables.ts'

const toArgType = (
  { name, description, type, default: standard, isRequired }: PropRow,
  category: string,
) => ({
  name,
  description,
  type: { name: 'other' as const, value: type, required: isRequired && category === 'Props' },
  table: {
    category,
    type: { summary: type },
    ...(standard !== undefined && { defaultValue: { summary: standard } }),
  },
  ...(category !== 'Props' && { control: false as const }),
})

/** The rows of a component's page: its own props, and the attributes that a stylesheet can select. */
export function listProps({ title }: { title: string }) {
  const table = tables[title.split('/').at(-1) ?? '']
  if (!table) return {}
  const props = table.props.map((row) => [row.name, toArgType(row, 'Props')] as const)
  const state = table.state.map((row) => [`[${row.name}]`, toArgType(row, 'State')] as const)
  return Object.fromEntries([...props, ...state])
}
