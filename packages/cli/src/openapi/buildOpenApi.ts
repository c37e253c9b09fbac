import { defaultBasePath } from '@powens-pay/core'
import packageJson from '../../package.json' with { type: 'json' }
import { buildComponents } from './components.ts'
import { managementPaths } from './managementPaths.ts'
import { merchantCalls } from './merchantCalls.ts'
import { paths } from './paths.ts'
import { staffPaths } from './staffPaths.ts'

/** The wire as an OpenAPI 3.1 document, made from the schemas the handler and the browser's guards are tested with. */
export function buildOpenApi(): Record<string, unknown> {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Powens Pay wire',
      version: packageJson.version,
      summary: "What passes between a shop's pages and its backend. Unofficial; not affiliated with Powens.",
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: defaultBasePath, description: "On the shop's own origin." }],
    paths: { ...paths, ...managementPaths, ...staffPaths },
    webhooks: merchantCalls,
    components: { schemas: buildComponents() },
  }
}
