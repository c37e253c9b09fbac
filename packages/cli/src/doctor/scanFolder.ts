import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { error, ok, warning, type Finding } from './Finding.ts'

/** Secrets that must not be in a page, by the name of their setting. */
export type NamedSecrets = Readonly<Record<string, readonly string[]>>

/** As a bundler, a template or a URL would spell it. */
function listSpellings(secret: string): string[] {
  const bytes = Buffer.from(secret)
  // Base64 of a text inside another text starts at any of three places; its middle is the same in each.
  const shifted = [0, 1, 2].map((shift) => {
    const padded = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '')
    return padded.slice(Math.ceil((shift * 4) / 3), -1)
  })
  const urls = shifted.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'))
  return [...new Set([secret, encodeURIComponent(secret), bytes.toString('hex'), ...shifted, ...urls])]
}

/** A bearer token in a file that is served: three parts of base64url, the first being JSON. */
const tokenPattern = /\beyJ[\w-]{10,4096}\.[\w-]{10,8192}\.[\w-]{10,1024}/

/** Looks through a built front end for secrets, however they are spelt, and for tokens. */
export async function scanFolder(folder: string, secrets: NamedSecrets): Promise<Finding[]> {
  const findings: Finding[] = []
  let files = 0
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    files++
    const path = join(entry.parentPath, entry.name)
    const text = await readFile(path, 'latin1')
    const shown = relative(folder, path)
    for (const [name, values] of Object.entries(secrets)) {
      if (values.some((secret) => listSpellings(secret).some((spelling) => text.includes(spelling))))
        findings.push(
          error(
            'leak',
            `${shown} holds ${name}.`,
            'Everyone who opens the page can read it.',
            `Make a new ${name}, keep it out of the build, and build again.`,
          ),
        )
    }
    if (tokenPattern.test(text))
      findings.push(
        error(
          'leak',
          `${shown} holds something that looks like a token.`,
          'Whoever reads it may act in its name until it ends.',
          'Take it out of the build; tokens are made when they are needed.',
        ),
      )
  }
  if (files === 0)
    findings.push(
      error(
        'leak',
        `${folder} holds no file.`,
        'Nothing was looked at.',
        'Build the front end first, or name another folder.',
      ),
    )
  else if (Object.values(secrets).every((values) => values.length === 0))
    findings.push(
      warning(
        'leak',
        'No secret is set here, so only tokens were looked for.',
        'A secret in the pages would not be found.',
        'Run this with the settings of the broker: its environment, or --config.',
      ),
    )
  else if (findings.length === 0)
    findings.push(
      ok('leak', `None of the secrets is in the ${files} file${files === 1 ? '' : 's'} of ${folder}.`),
    )
  return findings
}
