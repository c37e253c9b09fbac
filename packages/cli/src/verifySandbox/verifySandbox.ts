import { createSandbox, type Sandbox } from '@powens-pay/sandbox'
import { compareAnswers } from './compareAnswers.ts'
import type { Difference } from './compareShapes.ts'
import type { ProbeContext } from './Probe.ts'
import { probes } from './probes.ts'
import { runProbes, type Answer } from './runProbes.ts'

/** The Powens that the simulator is compared with. */
export interface VerifiedDomain {
  domain: string
  apiUrl: string
  fetch: (request: Request) => Promise<Response>
  clientId: string
  clientSecret: string
  configToken: string | null
  redirectUrl: string | null
}

export interface ProbeReport {
  name: string
  /** Whether it was called at Powens. */
  isMade: boolean
  differences: Difference[]
  /** Powens's status. */
  status: number | null
}

/**
 * Makes the same calls of a Powens domain and of a simulator with the same credentials, and compares the answers by status, key
 * and type. No value is kept.
 */
export async function verifySandbox(real: VerifiedDomain): Promise<ProbeReport[]> {
  const { domain, clientId, clientSecret, configToken, redirectUrl } = real
  const sandbox = createSandbox({
    domain,
    clientId,
    clientSecret,
    config: { 'payment.auto_confirmation': '1' },
    ...(configToken !== null && { configToken }),
  })
  const context: ProbeContext = {
    clientId,
    clientSecret,
    configToken,
    redirectUrl,
    serviceToken: null,
    scopedToken: null,
    paymentId: null,
  }
  const atPowens = await runProbes({ apiUrl: real.apiUrl, fetch: real.fetch, context }, probes)
  await addProvider(sandbox)
  const inSimulator = await runProbes({ apiUrl: sandbox.apiUrl, fetch: sandbox.fetch, context }, probes)
  return probes.map((probe) => {
    const answer: Answer | undefined = atPowens.get(probe)
    return {
      name: probe.name,
      isMade: answer !== undefined,
      differences: compareAnswers(probe, answer, inSimulator.get(probe)),
      status: answer?.status ?? null,
    }
  })
}

/** A provider in the simulator, so that those of a domain have something to be compared with. */
async function addProvider({ fetch, apiUrl, configToken }: Sandbox): Promise<void> {
  const headers = { authorization: `Bearer ${configToken}` }
  await fetch(`${apiUrl}/webhooks/auth?type=hmac_signature&name=Shop`, { method: 'POST', headers })
}
