import { reactRouter } from '@react-router/dev/vite'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [reactRouter()],
  // Found by Vite only when a page asks for it, a package makes the first page load twice.
  optimizeDeps: { include: ['@powens-pay/react'] },
})
