import type { Bank } from '../../engine/Bank.ts'
import type { PaymentRecord } from '../../engine/PaymentRecord.ts'
import { defineBank } from './defineBank.ts'
import { getUseCase, useCases } from './useCases.ts'

/** Powens's own connector for tests, driven by the label or by the field `use_case_pay`. */
export const testConnector: Bank = defineBank({
  id: 59,
  uuid: '338178e6-3d01-564f-9a7b-52ca442459bf',
  name: 'Connecteur de test',
  slug: 'EXA',
  color: '5c2963',
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
      values: Object.entries(useCases).flatMap(([value, { label }]) =>
        label === null ? [] : [{ value, label }],
      ),
    },
  ],
})

export const isTestConnector = (bank: Bank): boolean => bank.uuid === testConnector.uuid

/** The label drives every payment but those of the test connector's interactive use cases. */
export function isDrivenByLabel(bank: Bank, record: PaymentRecord): boolean {
  return !isTestConnector(bank) || getUseCase(record).followsLabel
}
