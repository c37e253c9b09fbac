/**
 * The parts of the `powens-pay` program for use in code.
 *
 * @module
 */

// Broker
export { startBroker } from './serve/startBroker.ts'
export type { RunningBroker, StartBrokerOptions } from './serve/startBroker.ts'
export { readConfiguration } from './configuration/readConfiguration.ts'
export type { Configuration, ConfigurationValues } from './configuration/Configuration.ts'
export type { ConfigurationMistake } from './configuration/Mistake.ts'

// Conformance
export { runConformance } from './conformance/runConformance.ts'
export type { RuleResult, RunConformanceOptions } from './conformance/runConformance.ts'
export { rules } from './conformance/rules/index.ts'
export { createMerchant } from './conformance/createMerchant.ts'
export type { Merchant, Telling } from './conformance/createMerchant.ts'
export { RuleBrokenError } from './conformance/RuleBrokenError.ts'
export type { Rule } from './conformance/Rule.ts'
export type { Subject } from './conformance/Subject.ts'
export { formatJunit } from './conformance/formatReports.ts'

// OpenAPI
export { buildOpenApi } from './openapi/buildOpenApi.ts'
