import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startSandbox } from '@powens-pay/sandbox/node'
import { credentials } from '../src/conformance/conformanceCommand.ts'
import { listen } from '../src/serve/listen.ts'
import { makeInstruction } from './exampleInstruction.ts'
import { freePort } from './freePort.ts'
import { startBrokerProcess, webhookSecret } from './startBrokerProcess.ts'
import { startProgram } from './startProcess.ts'

/** A backend that lets anyone with the session pay any order that is called `mine-…`. */
async function startBackend() {
  const answer = async (request: Request): Promise<Response> => {
    const { data } = (await request.json()) as { data: { input?: { orderId?: string } } }
    const orderId = data.input?.orderId ?? ''
    const isKnown = request.headers.get('cookie') === 'sessionid=ada' && orderId.startsWith('mine-')
    if (!isKnown) return Response.json({}, { status: 404 })
    return Response.json({ orderId, request: { instructions: [makeInstruction(orderId)] } })
  }
  return listen(answer, '127.0.0.1', 0)
}

/** Runs `powens-pay conformance`, as `start` starts it, against a broker on a port of its own. */
export async function runConformanceProgram(start: typeof startProgram = startProgram) {
  const folder = mkdtempSync(join(tmpdir(), 'powens-pay-'))
  const backend = await startBackend()
  const sandboxPort = await freePort()
  const changesPort = await freePort()
  // Only for the addresses: the command starts its own on the same port.
  const sandbox = await startSandbox({ port: sandboxPort, ...credentials })
  await sandbox.close()
  const broker = await startBrokerProcess({
    sandbox,
    backendUrl: backend.url,
    store: `sqlite:${join(folder, 'broker.db')}`,
    environment: { CREATE_LIMIT: '0', MERCHANT_CHANGES_URL: `http://127.0.0.1:${changesPort}` },
  })
  const program = start(
    [
      'conformance',
      broker.publicUrl,
      `--sandbox-port=${sandboxPort}`,
      `--changes-port=${changesPort}`,
      '--input={"orderId":"mine-{n}"}',
      '--foreign-input={"orderId":"yours"}',
      '--header=cookie: sessionid=ada',
      `--junit=${join(folder, 'report.xml')}`,
    ],
    { environment: { POWENS_WEBHOOK_SECRET: webhookSecret } },
  )
  try {
    const code = await program.ended
    const output = program.output()
    return { code, output, report: code === 0 ? readFileSync(join(folder, 'report.xml'), 'utf8') : '' }
  } finally {
    await broker.stop()
    await backend.close(0)
    rmSync(folder, { recursive: true })
  }
}
