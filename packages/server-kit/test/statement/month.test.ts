import { monthSuite } from './monthSuite.ts'

monthSuite(18, 300, 60_000)
