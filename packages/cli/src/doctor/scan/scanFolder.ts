import { readFile } from 'node:fs/promises'
import { relative } from 'node:path'
import { error, ok, warning, type Finding } from '../Finding.ts'
import { createSearch } from './createSearch.ts'
import { decompress } from './decompress.ts'
import { listFiles } from './listFiles.ts'
import { listReadings } from './listReadings.ts'

/** Secrets that must not be in a page, by the name of their setting. */
export type NamedSecrets = Readonly<Record<string, readonly string[]>>

/** A bearer token in a file that is served: three parts of base64url, the first being JSON. */
const tokenPattern = /\beyJ[\w-]{10,4096}\.[\w-]{10,8192}\.[\w-]{10,1024}/

/** Looks through a built front end for secrets, however they are spelt or packed, and for tokens. */
export async function scanFolder(folder: string, secrets: NamedSecrets): Promise<Finding[]> {
  const searches = Object.entries(secrets).flatMap(([name, values]) =>
    values.map((secret) => ({ name, isIn: createSearch(secret) })),
  )
  const files = await listFiles(folder)
  const findings: Finding[] = []
  for (const path of files) {
    const shown = relative(folder, path)
    const readings = await readAll(path).catch(() => null)
    if (readings === null) findings.push(describeUnread(shown))
    else findings.push(...searchFile(shown, readings, searches))
  }
  return [...findings, ...summarise(folder, files.length, searches.length, findings.length)]
}

const readAll = async (path: string): Promise<string[]> =>
  listReadings((await decompress(path, await readFile(path))).toString())

interface Search {
  name: string
  isIn: (reading: string) => boolean
}

function* searchFile(
  shown: string,
  readings: readonly string[],
  searches: readonly Search[],
): Iterable<Finding> {
  const found = searches.filter(({ isIn }) => readings.some(isIn))
  for (const name of new Set(found.map((search) => search.name)))
    yield error(
      'leak',
      `${shown} holds ${name}.`,
      'Everyone who opens the page can read it.',
      `Make a new ${name}, keep it out of the build, and build again.`,
    )
  if (readings.some((reading) => tokenPattern.test(reading)))
    yield error(
      'leak',
      `${shown} holds something that looks like a token.`,
      'Whoever reads it may act in its name until it ends.',
      'Take it out of the build; tokens are made when they are needed.',
    )
}

const describeUnread = (shown: string): Finding =>
  warning(
    'leak',
    `${shown} could not be read or unpacked.`,
    'A secret in it would not be found.',
    'Unpack it and scan again, or take it out of the build.',
  )

function* summarise(folder: string, files: number, searches: number, findings: number): Iterable<Finding> {
  if (files === 0)
    yield error(
      'leak',
      `${folder} holds no file.`,
      'Nothing was looked at.',
      'Build the front end first, or name another folder.',
    )
  else if (searches === 0)
    yield warning(
      'leak',
      'No secret is set here, so only tokens were looked for.',
      'A secret in the pages would not be found.',
      'Run this with the settings of the broker: its environment, or --config.',
    )
  else if (findings === 0)
    yield ok('leak', `None of the secrets is in the ${files} file${files === 1 ? '' : 's'} of ${folder}.`)
}
