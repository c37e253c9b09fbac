import { join } from 'node:path'
import { installApp } from './installApp.ts'

/** Both apps, built in one folder. */
export const buildApps = (): string =>
  installApp(join(import.meta.dirname, 'app'), (run) => {
    run('vite', ['build', '--config', 'router/vite.config.js'])
    run('next', ['build'])
  })
