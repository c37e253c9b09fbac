import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { addEnvironment, originOf } from './addEnvironment.ts'
import { listExample, readExample } from './examples.ts'
import type { App } from './readApp.ts'
import { removeTypes } from './removeTypes.ts'

/** One file: what becomes of it. */
export interface FileStep {
  path: string
  /** `kept`: it is there with another content, which stays. */
  what: 'write' | 'change' | 'same' | 'kept'
  /** For `write` and `change`. */
  text: string
}

export interface InitPlan {
  files: FileStep[]
  /** What a person has to do. */
  byHand: string[]
}

/** What `init` would do in an app. Reads and changes nothing. */
export function planInit(app: App, version: string): InitPlan {
  const { folder, framework, isNew, place } = app
  const read = (path: string): string | null =>
    existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'utf8') : null
  const paths = isNew ? listExample(framework.name) : framework.files
  const files = paths.map((path): FileStep => {
    const text = adapt(readExample(framework.name, path), path, app, version)
    const found = read(place(path))
    const what = found === null ? 'write' : found === text ? 'same' : 'kept'
    return { path: place(path), what, text }
  })

  const byHand: string[] = []
  for (const edit of isNew ? [] : framework.edits) {
    const there = edit.files.flatMap((path) => {
      const text = read(path)
      return text === null ? [] : [{ path, text }]
    })
    const done = there.find(({ text }) => edit.isDone(text))
    if (done) {
      files.push({ ...done, what: 'same' })
      continue
    }
    const changed = there
      .map(({ path, text }) => ({ path, text: edit.apply(text, path) }))
      .find(({ text }) => text !== null)
    if (changed?.text) files.push({ path: changed.path, what: 'change', text: changed.text })
    else byHand.push(app.isJavaScript ? edit.byHand.replaceAll(/\.ts(x?)\b/g, '.js$1') : edit.byHand)
  }

  const { PUBLIC_URL: publicUrl } = parseEnv(read('.env') ?? '')
  if (publicUrl !== undefined && !/^https?:\/\/.+\/api\/powens\/?$/.test(publicUrl))
    byHand.push(
      `PUBLIC_URL in .env is ${publicUrl}, and the payment routes are at ${originOf(app)}/api/powens: set it to that, or give ` +
        'createPaymentHandler another publicUrl.',
    )
  for (const { path, text } of addEnvironment(app, read)) {
    const found = read(path)
    files.push({ path, text, what: found === null ? 'write' : found === text ? 'same' : 'change' })
  }
  return { files, byHand }
}

/** An example's file for this app. */
function adapt(text: string, path: string, { basePath, isJavaScript }: App, version: string): string {
  if (path === 'package.json') return text.replaceAll(/("@powens-pay\/[\w-]+": )"latest"/g, `$1"^${version}"`)
  const based =
    basePath === '' ? text : text.replace('basePath="/api/powens"', `basePath="${basePath}/api/powens"`)
  if (!isJavaScript) return based
  if (path.endsWith('.html')) return based.replace(/\.tsx"/, '.jsx"')
  const plain = removeTypes(based)
  return path.startsWith('server/') ? plain.replaceAll(/ from '(\.[^']+)'/g, " from '$1.mjs'") : plain
}
