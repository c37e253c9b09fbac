import { findSetting, settingKeys } from './configurationSchema.ts'

/** Every setting, with its default, for the help of a command. */
export const formatSettings = (): string =>
  settingKeys
    .map(findSetting)
    .map(({ variable, help, isRequired, default: standard }) => {
      const note = isRequired ? ' (required)' : standard && ` (default: ${standard})`
      return `  ${variable}${note}\n      ${help}`
    })
    .join('\n')
