import { monthSuite } from './monthSuite.ts'

monthSuite(2026, 20_000, 600_000)
