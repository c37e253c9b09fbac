/** A payment as Powens's webhooks carry it, with the given number of instructions. */
export function paymentOf(instructions: number): Record<string, unknown> {
  return {
    id: 4711,
    id_webhook_data: 99,
    state: 'done',
    error_code: null,
    error_description: null,
    client_redirect_uri: 'https://shop.example/api/powens/callback',
    client_state: 'k'.repeat(300),
    register_date: '2026-11-20 10:00:00',
    date: '2026-11-20',
    validate_mechanism: 'webauth',
    connector_uuid: '338178e6-3d01-564f-9a7b-52ca442459bf',
    payer: { label: 'Ada Martin', scheme_name: 'iban', identification: 'FR7630006000011234567890189' },
    instructions: Array.from({ length: instructions }, (_, index) => ({
      id: 5000 + index,
      amount: '125.50',
      currency: 'EUR',
      label: `Order ${index}, Crème brûlée`,
      reference_id: `RF${index}`,
      execution_date_type: 'first_open_day',
      execution_date: '2026-11-21',
      execution_frequency: null,
      state: 'done',
      error_code: null,
      error_description: null,
      beneficiary: {
        label: 'Shop SAS',
        scheme_name: 'iban',
        identification: 'FR1420041010050500013M02606',
        address: { country: 'FR', town: 'Paris', street: 'rue de la Paix', postal_code: '75002' },
      },
      bank_message: null,
    })),
  }
}
