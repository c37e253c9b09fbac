import { expect, test } from 'vitest'
import { commands } from 'vitest/browser'
import { writeSource } from '../../../.storybook/writeSource.ts'

interface Story {
  composed: {
    tags: string[]
    args: Record<string, unknown>
    parameters: Record<string, unknown>
  }
}

interface Commands {
  checkSources: (sources: Record<string, string>) => Promise<string[]>
}

const { checkSources } = commands as unknown as Commands
const modules = import.meta.glob<Record<string, unknown>>('../../../stories/*.stories.tsx', { eager: true })
const isStory = (value: unknown): value is Story =>
  typeof value === 'object' && value !== null && 'composed' in value
/** By what is shown, such as `PayButton Idle`. */
const sources: Record<string, string> = {}
for (const [path, module] of Object.entries(modules)) {
  const title = path.replaceAll(/.*\/|\.stories\.tsx$/g, '')
  for (const [name, story] of Object.entries(module)) {
    if (!isStory(story) || !story.composed.tags.includes('autodocs')) continue
    const { args, parameters } = story.composed
    sources[`${title} ${name}`] = writeSource({ title, args, parameters })
  }
}

test('default: the pages of all components show sources', () => {
  const components = new Set(Object.keys(sources).map((name) => name.split(' ')[0]))
  expect([...components].toSorted()).toEqual([
    'CancelPayment',
    'ConnectorList',
    'PayButton',
    'PaymentHandoff',
    'PaymentStatus',
    'ResumePayment',
  ])
})

test('behavior: every source that a page shows compiles as it is, and a missing prop would be found', async () => {
  const planted =
    "import { ConnectorList } from '@powens-pay/react'\n\n<ConnectorList input={{ orderId: '42' }} />"
  const found = await checkSources({ ...sources, planted })
  expect(found).toEqual([expect.stringMatching(/planted.*missing.*value, onChange/)])
}, 120_000)
