import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [react()],
  resolve: { conditions: ['@powens-pay/source', 'module', 'browser', 'development|production'] },
  // Inlined files would be data: URLs, which the page's policy refuses.
  build: { assetsInlineLimit: 0, sourcemap: true },
})
