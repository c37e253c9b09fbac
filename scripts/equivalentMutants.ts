/** A change that no test can see, because it changes nothing that can be seen from outside. */
export interface EquivalentMutant {
  file: string
  /** What the line of the mutant holds. */
  line: string
  /** What stands in the place of the original. */
  replacement: string
  reason: string
}

/** Mutants that survive rightly. An entry that no mutant matches any more is to be removed. */
export const equivalentMutants: readonly EquivalentMutant[] = [
  {
    file: 'packages/core/src/money/normalizeDecimal.ts',
    line: '?? []',
    replacement: '["Stryker was here"]',
    reason: 'whole is undefined either way',
  },
  {
    file: 'packages/core/src/money/parseAmount.ts',
    line: '?? []',
    replacement: '["Stryker was here"]',
    reason: 'whole is undefined either way',
  },
  {
    file: 'packages/core/src/payment/decideFulfilment.ts',
    line: "outcome.status === 'failed' && outcome.reason === 'expired'",
    replacement: 'true',
    reason: 'only a failed outcome has a reason; the check is for the types',
  },
  {
    file: 'packages/core/src/payment/interpretInstructions.ts',
    line: "|| isPartial) return ''",
    replacement: '"Stryker was here!"',
    reason: 'every word that Powens does not know reads as unknown',
  },
  {
    file: 'packages/core/src/payment/interpretInstructions.ts',
    line: "{ source: source === 'claimed' ? source : 'confirmed' }",
    replacement: '{}',
    reason: 'the source of an instruction is shown nowhere, and a claimed payment has no ended instruction',
  },
  {
    file: 'packages/core/src/payment/interpretInstructions.ts',
    line: "{ source: source === 'claimed' ? source : 'confirmed' }",
    replacement: 'true',
    reason: 'the source of an instruction is shown nowhere, and a claimed payment has no ended instruction',
  },
  {
    file: 'packages/core/src/payment/interpretInstructions.ts',
    line: "{ source: source === 'claimed' ? source : 'confirmed' }",
    replacement: 'false',
    reason: 'the source of an instruction is shown nowhere, and a claimed payment has no ended instruction',
  },
  {
    file: 'packages/core/src/payment/interpretInstructions.ts',
    line: "{ source: source === 'claimed' ? source : 'confirmed' }",
    replacement: "source !== 'claimed'",
    reason: 'the source of an instruction is shown nowhere, and a claimed payment has no ended instruction',
  },
  {
    file: 'packages/core/src/payment/interpretInstructions.ts',
    line: "{ source: source === 'claimed' ? source : 'confirmed' }",
    replacement: '""',
    reason: 'the source of an instruction is shown nowhere, and a claimed payment has no ended instruction',
  },
  {
    file: 'packages/core/src/webview/buildWebviewUrl.ts',
    line: "lang ?? ''",
    replacement: '"Stryker was here!"',
    reason: 'no language begins so',
  },
  {
    file: 'packages/core/src/webview/parseCallback.ts',
    line: "read('id_payment') ?? ''",
    replacement: '"Stryker was here!"',
    reason: 'no number either',
  },
  {
    file: 'packages/core/src/webview/redirectUri.ts',
    line: "uri.split('#', 1)[0]?.",
    replacement: "uri.split('#', 1)[0].includes",
    reason: 'split always gives a first part',
  },
  {
    file: 'packages/server-kit/src/ledger/order/findDuplicates.ts',
    line: "if (attempt.stage !== 'live') return 'none'",
    replacement: '""',
    reason: 'no other stage is judged to have money; the check is for the types',
  },
  {
    file: 'packages/server-kit/src/ledger/order/findDuplicates.ts',
    line: "other.stage === 'live' && other.id",
    replacement: 'true',
    reason: 'no other stage has a receipt; the check is for the types',
  },
  {
    file: 'packages/server-kit/src/ledger/order/findDuplicates.ts',
    line: "if (attempt.stage !== 'live') return 'none'",
    replacement: 'false',
    reason: 'no other stage is judged to have money; the check is for the types',
  },
  {
    file: 'packages/server-kit/src/ledger/obtain/orderRule.ts',
    line: "attempt.stage !== 'live' || attempt.kind !== 'recurring'",
    replacement: 'false',
    reason:
      'what is at risk is live, and of what is rejected only a standing order is at risk; the checks are for the types',
  },
  {
    file: 'packages/server-kit/src/ledger/obtain/orderRule.ts',
    line: "open.filter((attempt) => attempt.stage === 'live')",
    replacement: 'open',
    reason: 'an open attempt that is being created was answered before',
  },
  {
    file: 'packages/server-kit/src/ledger/obtain/orderRule.ts',
    line: "open.filter((attempt) => attempt.stage === 'live')",
    replacement: 'true',
    reason: 'an open attempt that is being created was answered before',
  },
  {
    file: 'packages/server-kit/src/ledger/order/isServed.ts',
    line: 'findLatest(order)?.id',
    replacement: 'findLatest(order).id',
    reason: 'the attempt is one of the order, so there is a latest one',
  },
  {
    file: 'packages/server-kit/src/ledger/order/isStillDue.ts',
    line: 'if (other.id === id) return true',
    replacement: 'false',
    reason: 'both callers ask of an attempt that is neither under review nor paid',
  },
  {
    file: 'packages/server-kit/src/webhooks/readDelivery.ts',
    line: 'source?.pipeThrough',
    replacement: 'source.pipeThrough',
    reason: 'a response made of bytes always has a body',
  },
  {
    file: 'packages/server-kit/src/webhooks/readDelivery.ts',
    line: "cause instanceof Error && 'code' in cause",
    replacement: 'true',
    reason: 'only errors are thrown there; the check is for the types',
  },
  {
    file: 'packages/server-kit/src/webhooks/readDelivery.ts',
    line: "cause instanceof Error && 'code' in cause",
    replacement: "cause instanceof Error || 'code' in cause",
    reason: 'only errors are thrown there; the check is for the types',
  },
  {
    file: 'packages/server-kit/src/webhooks/verifyWebhook.ts',
    line: 'key.length !== name.length',
    replacement: 'false',
    reason: 'the length spares the comparison; it decides nothing',
  },
  {
    file: 'packages/server-kit/src/webhooks/signWebhook.ts',
    line: "typeof body === 'string'",
    replacement: 'false',
    reason: "Node's HMAC takes a text as its bytes in UTF-8",
  },
  {
    file: 'packages/server-kit/src/webhooks/signWebhook.ts',
    line: "typeof body === 'string'",
    replacement: '""',
    reason: "Node's HMAC takes a text as its bytes in UTF-8",
  },
  {
    file: 'packages/server-kit/src/webhooks/verifySignature.ts',
    line: 'if (known) return known',
    replacement: 'false',
    reason: 'what is kept is what would be made again',
  },
  {
    file: 'packages/server-kit/src/webhooks/verifySignature.ts',
    line: 'if (secretBytes.size < 100)',
    replacement: 'true',
    reason: 'what is kept is what would be made again',
  },
  {
    file: 'packages/server-kit/src/webhooks/verifySignature.ts',
    line: 'if (secretBytes.size < 100)',
    replacement: 'false',
    reason: 'what is kept is what would be made again',
  },
  {
    file: 'packages/server-kit/src/webhooks/verifySignature.ts',
    line: 'if (secretBytes.size < 100)',
    replacement: 'secretBytes.size <= 100',
    reason: 'what is kept is what would be made again',
  },
  {
    file: 'packages/server-kit/src/webhooks/verifySignature.ts',
    line: 'if (secretBytes.size < 100)',
    replacement: 'secretBytes.size >= 100',
    reason: 'what is kept is what would be made again',
  },
  {
    file: 'packages/server-kit/src/webhooks/verifySignature.ts',
    line: 'if (secretBytes.size < 100)',
    replacement: ';',
    reason: 'what is kept is what would be made again',
  },
  {
    file: 'packages/server-kit/src/webhooks/verifySignature.ts',
    line: "typeof signature === 'string'",
    replacement: 'true',
    reason: 'a signature that is there can be awaited as well; not to wait saves time alone',
  },
  {
    file: 'packages/server-kit/src/webhooks/verifySignature.ts',
    line: "typeof signature === 'string'",
    replacement: 'false',
    reason: 'a signature that is there can be awaited as well; not to wait saves time alone',
  },
  {
    file: 'packages/server-kit/src/webhooks/verifySignature.ts',
    line: "typeof signature === 'string'",
    replacement: "typeof signature !== 'string'",
    reason: 'a signature that is there can be awaited as well; not to wait saves time alone',
  },
  {
    file: 'packages/server-kit/src/webhooks/verifySignature.ts',
    line: "typeof signature === 'string'",
    replacement: '""',
    reason: 'a signature that is there can be awaited as well; not to wait saves time alone',
  },
  {
    file: 'packages/server-kit/src/keys/createKeyRing.ts',
    line: 'if (known) return known',
    replacement: 'false',
    reason: 'what is kept is what would be made again',
  },
  {
    file: 'packages/server-kit/src/keys/createKeyRing.ts',
    line: 'derived.set(purpose, key)',
    replacement: ';',
    reason: 'what is kept is what would be made again',
  },
  {
    file: 'packages/server-kit/src/keys/paymentKey.ts',
    line: "agreed?.split('.') ?? []",
    replacement: '["Stryker was here"]',
    reason: 'a key without its second field lacks the third as well, and is none',
  },
  {
    file: 'packages/server-kit/src/keys/statement.ts',
    line: 'text.length <= signatureLength',
    replacement: 'text.length < signatureLength',
    reason: 'a text without a body names no secret, and no statement has just so many characters',
  },
  {
    file: 'packages/server-kit/src/keys/statement.ts',
    line: 'text.length <= signatureLength',
    replacement: 'text.length >= longest',
    reason: 'a text without a body names no secret, and no statement has just so many characters',
  },
  {
    file: 'packages/server-kit/src/keys/statement.ts',
    line: "fields[0] ?? ''",
    replacement: '"Stryker was here!"',
    reason: 'split always gives a first part',
  },
  {
    file: 'packages/server-kit/src/keys/statement.ts',
    line: '} catch {',
    replacement: '{}',
    reason: 'who asks takes undefined as null',
  },
  {
    file: 'packages/server-kit/src/keys/browserCookie.ts',
    line: "get('cookie') ?? ''",
    replacement: '"Stryker was here!"',
    reason: 'it names no cookie of ours',
  },
  {
    file: 'packages/server-kit/src/keys/linkToken.ts',
    line: 'statement?.fields ?? []',
    replacement: '["Stryker was here"]',
    reason: 'without the other fields it is none',
  },
]
