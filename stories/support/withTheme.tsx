import type { Decorator } from '@storybook/react-vite'
import { useLayoutEffect } from 'react'

interface PageProps {
  theme: string
  locale: string
}

function Page({ theme, locale }: PageProps) {
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = theme
    document.documentElement.lang = locale
  }, [theme, locale])
  return null
}

/** Shows a story in the toolbar's colours and language. */
export const withTheme: Decorator = (Story, { globals }) => (
  <>
    <Page theme={String(globals['theme'])} locale={String(globals['locale'])} />
    <Story />
  </>
)
