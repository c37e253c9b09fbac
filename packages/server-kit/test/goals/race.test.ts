import { raceSuite } from './raceSuite.ts'

raceSuite(120, 120_000)
