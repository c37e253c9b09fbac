import { raceSuite } from './raceSuite.ts'

raceSuite(1000, 900_000)
