import { expect, waitFor } from 'storybook/test'
import preview from '../.storybook/preview.tsx'
import { openStory } from './support/openStory.ts'
import { Wall, type OpenWallRow } from './support/Wall.tsx'
import { wallRows } from './support/wallRows.tsx'

const meta = preview.meta({
  title: 'Theming/Wall',
  component: Wall,
  tags: ['!autodocs'],
  parameters: {
    layout: 'fullscreen',
    // Each cell is a story of its own, where it is checked alone: here are many pages on one.
    a11y: { test: 'off' },
  },
  args: { rows: [], locales: ['en', 'fr', 'de', 'nl', 'pt', 'it', 'es'], themes: ['light', 'dark'] },
  argTypes: {
    rows: { table: { disable: true } },
    locales: { control: 'check', options: ['en', 'fr', 'de', 'nl', 'pt', 'it', 'es'] },
    themes: { control: 'check', options: ['light', 'dark'] },
  },
  loaders: [
    async () => ({
      rows: await Promise.all(
        wallRows.map(async (row): Promise<OpenWallRow> => ({ ...row, story: await openStory(row.scenario) })),
      ),
    }),
  ],
  render: (args, { loaded }) => <Wall {...args} rows={loaded['rows'] as OpenWallRow[]} />,
})

/** Every state in every language, light and dark. */
export const Everything = meta.story({
  play: async ({ canvasElement, args: { locales, themes } }) => {
    const cells = locales.length * themes.length
    await waitFor(
      async () => {
        const statuses = [...canvasElement.querySelectorAll<HTMLElement>('.powens-pay-status')]
        const shown = new Set(statuses.map(({ dataset }) => dataset['status']))
        await expect(shown).toContain('checking')
        await expect(shown).toContain('unreachable')
        await expect(shown.size).toBeGreaterThan(8)
        const paid = statuses.filter(({ dataset }) => dataset['bucket'] === 'paid')
        await expect(paid).toHaveLength(2 * cells)
      },
      { timeout: 20_000 },
    )
  },
})
