import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { arch, cpus, release, totalmem, type } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const file = join(root, 'docs', 'benchmarks.md')

const introduction = `# Benchmarks

Every figure here was printed by \`pnpm bench\`, which writes this page; \`pnpm bench webhook\` measures one section again. What each
bench does, and what it is fair to read from it, is in [its README](../bench/README.md).

- Sizes and counts are exact. Times are not: only ratios within one run count, as medians with the smallest and the largest value.
- A goal that was missed says so.
`

export interface Report {
  heading: string
  /** The bench's name and options, to run it again. */
  name: string
  options: string[]
  /** Markdown. */
  output: string
}

/** Puts one bench's output into `docs/benchmarks.md`, in place of what it printed before. */
export function writeReport({ heading, name, options, output }: Report): void {
  const sections = readSections()
  const command = ['pnpm bench', name, ...options].join(' ')
  sections.set(
    heading,
    `\n\`${command}\`, ${new Date().toISOString().slice(0, 10)}, on ${describeMachine()}.\n\n${output.trim()}\n`,
  )
  const parts = Array.from(sections, ([title, text]) => `## ${title}\n${text}`)
  writeFileSync(file, [introduction, ...parts].join('\n'))
  execFileSync(join(root, 'node_modules', '.bin', 'oxfmt'), [file], { stdio: 'ignore' })
}

/** The sections of the page as it is, by their headings. */
function readSections(): Map<string, string> {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const [, ...parts] = text.split(/^## /m)
  return new Map(
    parts.map((part) => {
      const end = part.indexOf('\n')
      return [part.slice(0, end), part.slice(end + 1)] as const
    }),
  )
}

function describeMachine(): string {
  const [cpu] = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  return `${cpus().length} × ${cpu?.model.trim() ?? arch()}, ${memory} GiB, ${type()} ${release()}, Node ${process.versions.node}`
}
