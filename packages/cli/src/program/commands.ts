import type { ListedCommand } from './Command.ts'

/** Every command, in the order of the help. */
export const commands: readonly ListedCommand[] = [
  {
    name: 'broker',
    summary: 'Run the payment broker beside a backend in any language.',
    load: async () => (await import('../serve/brokerCommand.ts')).brokerCommand,
  },
  {
    name: 'doctor',
    summary: 'Look at a configuration, Powens, the deployed shop and its built pages for what is wrong.',
    load: async () => (await import('../doctor/doctorCommand.ts')).doctorCommand,
  },
  {
    name: 'setup',
    summary: "Show, change and read back the settings of a Powens domain and its webhooks' authentication.",
    load: async () => (await import('../setup/setupCommand.ts')).setupCommand,
  },
  {
    name: 'verify-sandbox',
    summary:
      'Compare the simulator with a sandbox domain of Powens: status, keys and types of their answers.',
    load: async () => (await import('../verifySandbox/verifySandboxCommand.ts')).verifySandboxCommand,
  },
  {
    name: 'conformance',
    summary: 'Check a server that implements the wire against every rule of it.',
    load: async () => (await import('../conformance/conformanceCommand.ts')).conformanceCommand,
  },
  {
    name: 'webhooks trigger',
    summary: 'Send a signed payment event to a local address.',
    load: async () => (await import('../webhooks/triggerCommand.ts')).triggerCommand,
  },
  {
    name: 'webhooks listen',
    summary: 'Show what arrives at a local port, and whether it is genuine.',
    load: async () => (await import('../webhooks/listenCommand.ts')).listenCommand,
  },
]
