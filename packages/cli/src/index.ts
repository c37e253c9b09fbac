/**
 * The parts of the `powens-pay` program for use in code.
 *
 * @module
 */

// Broker
export { startBroker } from './broker/startBroker.ts'
export type { RunningBroker, StartBrokerOptions } from './broker/startBroker.ts'
export { readConfiguration } from './configuration/readConfiguration.ts'
export type { Configuration, ConfigurationValues } from './configuration/Configuration.ts'
export type { ConfigurationMistake } from './configuration/Mistake.ts'
