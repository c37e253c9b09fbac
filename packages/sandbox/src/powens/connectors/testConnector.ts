import type { Bank } from '../../engine/Bank.ts'
import { defineBank } from './defineBank.ts'

/** Powens's own connector for tests, driven by the label or by the field `use_case_pay`. */
export const testConnector: Bank = defineBank({
  id: 59,
  uuid: '338178e6-3d01-564f-9a7b-52ca442459bf',
  name: 'Connecteur de test',
  slug: 'test',
  color: '475569',
  countries: ['FR'],
  popularity: 10,
  fields: [
    {
      name: 'use_case_pay',
      auth_mechanisms: ['webauth'],
      connector_sources: ['openapi'],
      type: 'list',
      label: 'Use case',
      regex: null,
      required: false,
      values: [
        { value: 'legacy', label: 'Legacy (custom behaviour)' },
        { value: 'redirect', label: 'Webauth redirection' },
        { value: 'redirect_no_confirmation', label: 'Webauth redirection without explicit confirmation' },
        { value: 'decoupled', label: 'Decoupled with successful validation' },
        { value: 'decoupled_cancelled', label: 'Decoupled with cancelled validation' },
        { value: 'decoupled_expired', label: 'Decoupled with expired validation' },
        { value: 'otp_sms', label: 'One time password (SMS)' },
        { value: 'otp_plus_decoupled', label: 'OTP + Decoupled' },
        { value: 'account_choice', label: 'Payment account choice' },
      ],
    },
  ],
})
