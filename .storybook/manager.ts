import { GLOBALS_UPDATED, SET_GLOBALS } from 'storybook/internal/core-events'
import { addons } from 'storybook/manager-api'
import { themes } from './themes.ts'

interface Globals {
  globals: Record<string, unknown>
}

addons.setConfig({ theme: themes.light })

// The frame around a story has its colours.
addons.register('powens-pay-theme', (api) => {
  const follow = ({ globals }: Globals) =>
    api.setOptions({ theme: themes[globals['theme'] === 'dark' ? 'dark' : 'light'] })
  api.on(SET_GLOBALS, follow)
  api.on(GLOBALS_UPDATED, follow)
})
