import { create, type ThemeVars } from 'storybook/theming'

const brand = {
  brandTitle: 'Powens Pay for React · unofficial',
  brandTarget: '_self',
  colorPrimary: '#1d4ed8',
  fontBase: 'system-ui, sans-serif',
} as const

/** The catalogue's own looks. */
export const themes: Record<'light' | 'dark', ThemeVars> = {
  light: create({ ...brand, base: 'light', colorSecondary: '#1d4ed8' }),
  dark: create({ ...brand, base: 'dark', colorSecondary: '#7ba4ff' }),
}
