import { DocsContainer, type DocsContainerProps } from '@storybook/addon-docs/blocks'
import { useEffect, useState, type PropsWithChildren } from 'react'
import { GLOBALS_UPDATED } from 'storybook/internal/core-events'
import { addons } from 'storybook/preview-api'
import { themes } from './themes.ts'

interface Globals {
  globals: Record<string, unknown>
}

const readTheme = () =>
  /globals=[^&]*theme:dark/.test(decodeURIComponent(location.search)) ? 'dark' : 'light'

/** A page of the catalogue in the toolbar's colours. */
export function ThemedDocs(props: PropsWithChildren<DocsContainerProps>) {
  const [theme, setTheme] = useState<'light' | 'dark'>(readTheme)
  useEffect(() => {
    const channel = addons.getChannel()
    const follow = ({ globals }: Globals) => setTheme(globals['theme'] === 'dark' ? 'dark' : 'light')
    channel.on(GLOBALS_UPDATED, follow)
    return () => channel.off(GLOBALS_UPDATED, follow)
  }, [])
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme
  }, [theme])
  return <DocsContainer {...props} theme={themes[theme]} />
}
