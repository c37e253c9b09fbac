import addonA11y from '@storybook/addon-a11y'
import addonDocs from '@storybook/addon-docs'
import { definePreview } from '@storybook/react-vite'
import '@powens-pay/react/styles.css'
import { openStory } from '../stories/support/openStory.ts'
import type { ScenarioName } from '../stories/support/scenarios.ts'
import { withShop } from '../stories/support/withShop.tsx'
import { withTheme } from '../stories/support/withTheme.tsx'
import { listProps } from './listProps.ts'
import './preview.css'
import { ThemedDocs } from './ThemedDocs.tsx'
import { writeSource } from './writeSource.ts'

// A test has nobody to watch it.
const isCatalogue = new URLSearchParams(location.search).has('viewMode')

export default definePreview({
  addons: [addonDocs(), addonA11y()],
  // A component's page shows the states that need no click. Stories that click are left out of it.
  tags: ['autodocs'],
  parameters: {
    a11y: { test: 'error' },
    layout: 'padded',
    options: {
      storySort: {
        order: [
          'Start',
          ['First payment'],
          'Components',
          'Journeys',
          'Theming',
          ['Your brand', 'Three lines', 'Shops', 'Wall'],
          'Server',
          ['Your server'],
          'Testing',
          'Errors',
        ],
      },
    },
    docs: {
      container: ThemedDocs,
      // States that need a click are shown as they are after it.
      story: { autoplay: true },
      source: {
        language: 'tsx',
        transform: (_code: string, story: Parameters<typeof writeSource>[0]) => writeSource(story),
      },
    },
  },
  initialGlobals: { locale: 'en', theme: 'light', pace: 'slow' },
  globalTypes: {
    locale: {
      description: "The payer's language",
      toolbar: { icon: 'globe', items: ['en', 'fr', 'de', 'nl', 'pt', 'it', 'es'], dynamicTitle: true },
    },
    theme: {
      description: 'Colours',
      toolbar: { icon: 'mirror', items: ['light', 'dark'], dynamicTitle: true },
    },
    pace: {
      description: 'How fast a journey is played',
      toolbar: { icon: 'play', items: ['slow', 'at once'], dynamicTitle: true },
    },
  },
  loaders: [
    async ({ parameters, globals, viewMode }) => {
      const { scenario } = parameters as { scenario?: ScenarioName }
      const isSlow = isCatalogue && viewMode === 'story' && globals['pace'] === 'slow'
      return scenario === undefined ? {} : { story: await openStory(scenario, isSlow) }
    },
  ],
  argTypesEnhancers: [({ title, argTypes }) => ({ ...argTypes, ...listProps({ title }) })],
  decorators: [withShop, withTheme],
})
