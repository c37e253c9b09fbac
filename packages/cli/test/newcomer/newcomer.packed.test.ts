import { newApps } from './newcomers.ts'
import { testNewcomers } from './testNewcomers.ts'

/** Of every day; all of them are in the full tests. */
testNewcomers(newApps.filter(({ framework }) => framework === 'vite-express' || framework === 'next'))
