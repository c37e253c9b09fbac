export type { FailOptions, FaultRoute, Faults } from './faults.ts'
