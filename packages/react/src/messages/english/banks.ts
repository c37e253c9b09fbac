import type { ComponentMessages } from '../Messages.ts'

/** What `<ConnectorList>` says beside the words of a button. */
export const bankWords = {
  chooseBank: 'Choose your bank',
  searchBank: 'Search for your bank',
  mostUsedBanks: 'Most used',
  otherBanks: 'All other banks',
  loadingBanks: 'Loading the banks…',
  noBank: 'No bank matches “{query}”.',
  continueWith: 'Continue with {bank}',
  showAll: 'Show all {count} banks',
  banksFound: 'Banks found: {count}',
  incompatibilities: {
    maxAmount: 'At most {limit}.',
    usualMaxAmount: 'This bank usually allows up to {limit}.',
    minAmount: 'At least {limit}.',
    maxBulk: 'Cannot pay so many transfers at once.',
    nspBulk: 'Cannot pay several transfers at once.',
    nspDateType: 'Cannot make this kind of transfer.',
    nspFrequency: 'Cannot pay at this interval.',
    nspCurrency: 'Does not accept the currency.',
    trustBenef: 'You may have to add the shop’s account there first.',
    default: 'Not available for this payment.',
  },
} satisfies ComponentMessages
