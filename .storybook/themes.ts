import { create, type ThemeVars } from 'storybook/theming'
import { markOf } from './markOf.ts'

const brand = {
  brandTitle: 'Powens Pay for React, unofficial',
  brandTarget: '_self',
  brandUrl: './',
  colorPrimary: '#1d4ed8',
  fontBase: 'system-ui, sans-serif',
} as const

/** The catalogue's own looks. */
export const themes: Record<'light' | 'dark', ThemeVars> = {
  light: create({
    ...brand,
    base: 'light',
    brandImage: markOf('#14181f', '#1d4ed8'),
    colorSecondary: '#1d4ed8',
  }),
  dark: create({
    ...brand,
    base: 'dark',
    brandImage: markOf('#eef1f6', '#2f63e6'),
    colorSecondary: '#7ba4ff',
  }),
}
