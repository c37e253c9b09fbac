import { expect, test } from 'vitest'
import { setUp } from '../../../test/setUp.ts'
import { banks, validationBanks } from '../../index.ts'

const named = (name: string) => validationBanks.find((bank) => bank.name === name)?.uuid

/** A payment that is validated at one of these banks. */
async function begin(name: string, body: object = {}) {
  const scene = await setUp({ banks: [...banks, ...validationBanks] })
  const begun = await scene.post(
    { connector_uuid: named(name), webview_url: 'https://shop.example/approve', validated: true, ...body },
    scene.scopedToken,
  )
  return { ...scene, begun }
}

const form = {
  validate_mechanism: 'credentials',
  fields: { login: '12345678', password: 'secret', birthday: '1990-01-31' },
}

test('mechanism: only those of the bank are taken, each with its own fields', async () => {
  expect((await begin('Caisse des Formulaires', { validate_mechanism: 'webauth' })).begun.status).toBe(400)
  expect((await begin('Caisse des Formulaires', { validate_mechanism: 'credentials' })).begun.status).toBe(
    400,
  )
  expect((await begin('Caisse des Formulaires', form)).begun.body).toMatchObject({
    state: 'validating',
    validate_mechanism: 'credentials',
  })
  // A field of another mechanism is not missed.
  expect((await begin('Banque des Deux Clés')).begun.body).toMatchObject({ state: 'validating' })
  expect((await begin('Crédit du Oui')).begun.status).toBe(400)
})

test('code_again: a wrong code is asked for again, twice', async () => {
  const { post } = await begin('Caisse des Formulaires', form)
  const wrong = { fields: { openapisms: '0000' } }
  const again = { action: 'additionalInformationNeeded', error_description: 'The code is wrong.' }
  expect((await post(wrong)).body).toMatchObject(again)
  expect((await post(wrong)).body).toMatchObject(again)
  expect((await post({ fields: { openapisms: '1234' } })).body).toMatchObject({ state: 'done' })

  const other = await begin('Caisse des Formulaires', form)
  await other.post(wrong)
  await other.post(wrong)
  expect((await other.post(wrong)).body).toMatchObject({
    state: 'rejected',
    error_code: 'authenticationFailed',
  })
})

test('code_again: each code has a time limit of its own', async () => {
  const { sandbox, post, read } = await begin('Caisse des Formulaires', form)
  await sandbox.clock.advance(299_999)
  await post({ fields: { openapisms: '0000' } })
  await sandbox.clock.advance(299_999)
  expect(await read()).toMatchObject({ state: 'validating' })
  await sandbox.clock.advance(1)
  expect(await read()).toMatchObject({ state: 'rejected', error_code: 'noAnswerFromCustomer' })
})

test('code_twice: after the first code the bank asks for another, and takes each once', async () => {
  const { post } = await begin('Banque des Deux Clés')
  expect((await post({ fields: { openapisms: '1234' } })).body).toMatchObject({
    state: 'validating',
    fields: [{ name: 'openapireader' }],
  })
  expect((await post({ fields: { openapireader: '1234' } })).body).toMatchObject({ state: 'done' })

  const other = await begin('Banque des Deux Clés')
  await other.post({ fields: { openapisms: '1234' } })
  // The first code does not answer the second question.
  expect((await other.post({ fields: { openapisms: '1234' } })).body).toMatchObject({ state: 'rejected' })
})

test.each([
  [true, { state: 'done' }],
  [false, { state: 'rejected', error_code: 'CancelledByUser' }],
])('agreement: %s', async (agrees, expected) => {
  const { begun, post } = await begin('Crédit du Oui', { validate_mechanism: 'webauth_agreement' })
  expect(begun.body).toMatchObject({ action: 'psuValidation', validate_uri: null })
  expect((await post({ psu_validate: agrees })).body).toMatchObject(expected)
})

test.each(validationBanks.map(({ name }) => name))(
  '%s: Powens’s webview goes through it too',
  async (name) => {
    const scene = await setUp({ banks: [...banks, ...validationBanks] })
    const fields = { login: '12345678', password: 'secret', birthday: '1990-01-31' }
    await scene.sandbox.payer.answer(scene.url, fields, { bank: name })
    expect(await scene.read()).toMatchObject({ state: 'done' })
  },
)
