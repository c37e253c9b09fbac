import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { runOrTell } from '../../../server-kit/test/runtimes/runOrTell.ts'

const packages = join(import.meta.dirname, '..', '..', '..')

/** Serves the packed packages as npm's registry would, for their scope alone. */
export async function startRegistry() {
  const folder = mkdtempSync(join(tmpdir(), 'powens-pay-registry-'))
  const documents = new Map<string, unknown>()
  const tarballs = new Map<string, Buffer>()
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '')
    const tarball = tarballs.get(path)
    const document = documents.get(path)
    response.writeHead((tarball ?? document) ? 200 : 404)
    response.end(tarball ?? JSON.stringify(document ?? {}))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  for (const name of readdirSync(packages)) {
    const file = join(folder, `${name}.tgz`)
    runOrTell('pnpm', ['pack', '--out', file], { cwd: join(packages, name) })
    runOrTell('tar', ['-xzf', file, 'package/package.json'], { cwd: folder })
    const manifest = JSON.parse(readFileSync(join(folder, 'package', 'package.json'), 'utf8')) as {
      name: string
      version: string
    }
    const tarball = readFileSync(file)
    tarballs.set(`/${name}.tgz`, tarball)
    const integrity = `sha512-${createHash('sha512').update(tarball).digest('base64')}`
    documents.set(`/${manifest.name}`, {
      name: manifest.name,
      'dist-tags': { latest: manifest.version },
      versions: { [manifest.version]: { ...manifest, dist: { tarball: `${url}/${name}.tgz`, integrity } } },
    })
  }

  // The settings of this machine stay: a mirror, a proxy.
  const settings = join(folder, 'npmrc')
  const own = process.env['npm_config_userconfig'] ?? join(homedir(), '.npmrc')
  let rest = ''
  try {
    rest = readFileSync(own, 'utf8')
  } catch {
    // There are none.
  }
  writeFileSync(settings, `${rest}\n@powens-pay:registry=${url}/\n`)
  return {
    environment: {
      npm_config_userconfig: settings,
      // Tarballs of an earlier run have the same name and version.
      npm_config_cache: join(folder, 'cache'),
      npm_config_fund: 'false',
      npm_config_audit: 'false',
      npm_config_update_notifier: 'false',
    },
    async close() {
      await new Promise((resolve) => server.close(resolve))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
