import { testConnector } from '@powens-pay/sandbox'

/** A payment of the smallest kind, at the test connector. Nobody validates it, so no money moves. */
export const buildPaymentBody = (redirectUrl: string, amount: number): Record<string, unknown> => ({
  client_redirect_uri: redirectUrl,
  client_state: 'verify-sandbox',
  connector_uuid: testConnector.uuid,
  instructions: [
    {
      label: 'done - verify-sandbox',
      amount,
      currency: 'EUR',
      execution_date_type: 'instant',
      beneficiary: {
        scheme_name: 'iban',
        identification: 'FR1420041010050500013M02606',
        label: 'Verify Sandbox',
      },
      beneficiary_identity: {
        kind: 'corporate',
        org_name: 'Verify Sandbox',
        scheme_name: 'siren',
        identification: '123456782',
      },
    },
  ],
  payer_identity: { kind: 'individual', first_name: 'Ada', last_name: 'Martin' },
})
