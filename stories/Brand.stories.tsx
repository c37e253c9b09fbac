import { expect, within } from 'storybook/test'
import preview from '../.storybook/preview.tsx'
import { BrandPage } from './support/BrandPage.tsx'

const meta = preview.meta({
  title: 'Theming/Three lines',
  component: BrandPage,
  tags: ['!autodocs'],
  parameters: { scenario: 'approved at once', layout: 'fullscreen' },
  args: { accent: '#8a3d12', radius: 1.25, font: 'Georgia, serif' },
  argTypes: {
    accent: { control: 'color' },
    radius: { control: { type: 'range', min: 0, max: 2, step: 0.125 } },
    font: {
      control: 'select',
      options: [
        'Georgia, serif',
        'system-ui, sans-serif',
        "'Trebuchet MS', sans-serif",
        'ui-monospace, monospace',
      ],
    },
  },
})

/** Change the controls: the CSS to copy stands beside what it makes. */
export const YourBrand = meta.story({
  play: async ({ canvasElement, canvas, args: { accent } }) => {
    const sheets = [...canvasElement.querySelectorAll<HTMLElement>('.brand-page-sheet')]
    await expect(sheets).toHaveLength(2)
    for (const sheet of sheets) {
      const [button] = await within(sheet).findAllByRole('button')
      if (!button) throw new Error('There is no button to see the brand on.')
      await expect(getComputedStyle(button)).toMatchObject({ borderRadius: '20px' })
    }
    await expect(canvas.getByLabelText<HTMLTextAreaElement>('CSS').value).toContain(
      `--powens-pay-accent: ${accent};`,
    )
  },
})
