import type { ListedCommand } from './Command.ts'

/** Every command, in the order of the help. */
export const commands: readonly ListedCommand[] = [
  {
    name: 'init',
    summary: 'Add payments to an app, or begin one: route, provider, pages, an order to try.',
    load: async () => (await import('../init/initCommand.ts')).initCommand,
  },
  {
    name: 'dev',
    summary: 'Run the app with a Powens of your own beside it.',
    load: async () => (await import('../dev/devCommand.ts')).devCommand,
  },
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
    name: 'orders withdraw',
    summary: 'Close the payments of an order that was edited or dropped.',
    load: async () => (await import('../manage/withdrawCommand.ts')).withdrawCommand,
  },
  {
    name: 'orders unpaid-lines',
    summary: "List the lines of an order's bulk payments that a new payment may hold.",
    load: async () => (await import('../manage/unpaidLinesCommand.ts')).unpaidLinesCommand,
  },
  {
    name: 'orders forget',
    summary: 'Remove everything about an order but its id.',
    load: async () => (await import('../manage/forgetCommand.ts')).forgetCommand,
  },
  {
    name: 'payments list',
    summary: 'List payments, the newest first, or those that need a person.',
    load: async () => (await import('../manage/listCommand.ts')).listCommand,
  },
  {
    name: 'payments show',
    summary: 'Show what happened to a payment, and who did what.',
    load: async () => (await import('../manage/showCommand.ts')).showCommand,
  },
  {
    name: 'payments redeliver',
    summary: "Offer the parked changes of a payment's order to your backend again.",
    load: async () => (await import('../manage/redeliverCommand.ts')).redeliverCommand,
  },
  {
    name: 'payments export',
    summary: 'Write the payments of a day as CSV for the books.',
    load: async () => (await import('../manage/exportCommand.ts')).exportCommand,
  },
  {
    name: 'payments resolve',
    summary: 'Record whether the money of a payment arrived, where Powens does not say.',
    load: async () => (await import('../manage/resolveCommand.ts')).resolveCommand,
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
