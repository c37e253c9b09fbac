import { expect, test } from 'vitest'
import { loadKit } from '../../goals/loadKit.ts'
import { runSeed } from './runSeed.ts'

/** Journeys of these seeds. A seed that fails is named, with what happened: `SEED=17` goes through that one alone. */
export function seededSuite(first: number, count: number, timeout: number): void {
  const chosen = Number(process.env['SEED'] ?? Number.NaN)
  const seeds = Number.isNaN(chosen) ? Array.from({ length: count }, (_, index) => first + index) : [chosen]

  test(
    'at most one payable link, every final state told, nothing paid that was not settled',
    async () => {
      const kit = await loadKit()
      const states: unknown[] = []
      for (const seed of seeds) {
        const run = await runSeed(kit, seed)
        states.push(...run.states)
        expect({ seed, violations: run.violations }, run.log.join('\n')).toEqual({ seed, violations: [] })
      }
      const counts = [...new Set(states)].map(
        (state) => `${states.filter((other) => other === state).length} ${String(state)}`,
      )
      console.log(`${seeds.length} journeys, ${states.length} payments: ${counts.toSorted().join(', ')}`)
    },
    timeout,
  )
}
