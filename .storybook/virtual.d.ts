declare module 'virtual:prop-tables' {
  const tables: Record<string, import('./propTables.ts').PropTable>
  export default tables
}
