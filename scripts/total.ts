import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { closingLine, readOrFail, sumCounts, type Counts } from './counts.ts'

/** Prints one closing line for several runs of `test.ts`: `node scripts/total.ts test test-full`. */
const cache = join(import.meta.dirname, '..', 'node_modules', '.cache')
const counts = process.argv
  .slice(2)
  .map((run) => readOrFail(() => JSON.parse(readFileSync(join(cache, run, 'counts.json'), 'utf8')) as Counts))
console.log(closingLine(sumCounts(counts)))
