import tailwind from '@tailwindcss/vite'
import { build } from 'vite'
import { entries, keep } from '../entries.js'

for (const entry of entries) {
  const { output } = await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [tailwind()],
    css: { postcss: {} },
    build: { write: false, rollupOptions: { input: `entries/${entry}.js` } },
  })
  const sheets = output.filter(({ fileName }) => fileName.endsWith('.css'))
  keep('vite', entry, sheets.map(({ source }) => source).join('\n'))
}
