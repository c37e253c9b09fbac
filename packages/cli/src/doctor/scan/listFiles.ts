import { readdir, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Every file below a folder, through links too. A folder that is reached twice, as by a link to itself, is listed once. */
export async function listFiles(folder: string, seen = new Set<string>()): Promise<string[]> {
  const place = await realpath(folder)
  if (seen.has(place)) return []
  seen.add(place)
  const files: string[] = []
  for (const name of (await readdir(folder)).sort()) {
    const path = join(folder, name)
    // A broken link cannot be served.
    const target = await stat(path).catch(() => null)
    if (target?.isDirectory()) files.push(...(await listFiles(path, seen)))
    else if (target?.isFile()) files.push(path)
  }
  return files
}
