import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const configuration = join(import.meta.dirname, '..', '.oxlintrc.json')

function lint(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'lint-'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return spawnSync('oxlint', ['-c', configuration, '.'], { cwd: folder, encoding: 'utf8' }).stdout
}

test('default: one direction is accepted', () => {
  expect(
    lint({
      'order.ts': "import type { Line } from './line.ts'\n\nexport interface Order {\n  lines: Line[]\n}\n",
      'line.ts': 'export interface Line {\n  amount: string\n}\n',
    }),
  ).toContain('Found 0 warnings and 0 errors')
})

test.each<[string, Record<string, string>]>([
  [
    'types alone',
    {
      'order.ts': "import type { Line } from './line.ts'\n\nexport interface Order {\n  lines: Line[]\n}\n",
      'line.ts': "import type { Order } from './order.ts'\n\nexport interface Line {\n  order: Order\n}\n",
    },
  ],
  [
    'a value one way and a type the other',
    {
      'order.ts': "import { price } from './line.ts'\n\nexport interface Order {\n  total: typeof price\n}\n",
      'line.ts':
        "import type { Order } from './order.ts'\n\nexport const price = (order: Order) => order.total\n",
    },
  ],
  [
    'three files, one of which only exports again',
    {
      'order.ts': "import type { Line } from './index.ts'\n\nexport interface Order {\n  lines: Line[]\n}\n",
      'index.ts': "export type { Line } from './line.ts'\n",
      'line.ts': "import type { Order } from './order.ts'\n\nexport interface Line {\n  order: Order\n}\n",
    },
  ],
])('behavior: a circle is refused: %s', (_, files) => {
  expect(lint(files)).toContain('no-cycle')
})
