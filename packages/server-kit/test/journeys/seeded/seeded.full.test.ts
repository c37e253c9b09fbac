import { seededSuite } from './seededSuite.ts'

seededSuite(1001, 500, 900_000)
