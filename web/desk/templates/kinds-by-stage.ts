/** Kinds of documents in the order in which a trade needs them. */
export const KINDS_BY_STAGE: readonly (readonly [stage: string | null, kinds: readonly string[]])[] = [
  ['setup', ['application', 'resolution', 'reserve', 'approval']],
  ['announcement', ['tender-file', 'notice', 'clarification', 'amendment', 'not-applicable']],
  ['bidding', ['registration', 'qualification', 'offer', 'opening']],
  [
    'selection',
    [
      'evaluation',
      'result',
      'result-agreement',
      'result-external',
      'objection-answer',
      'award',
      'award-procurement',
      'giving-up',
      'deposit-refund',
      'deposit-conversion',
      'deposit-forfeit',
    ],
  ],
  [
    'contract',
    [
      'signing-notice',
      'contract-lease',
      'contract-land',
      'contract-transfer',
      'contract-works',
      'contract-purchase',
      'contract-services',
      'filing-receipt',
      'certificate',
    ],
  ],
  [
    'performance',
    [
      'handover',
      'start-order',
      'receipt',
      'red-entry',
      'dunning',
      'payment-approval',
      'payments',
      'inspection',
      'contract-amendment',
      'contract-termination',
    ],
  ],
  ['closing', ['acceptance', 'security-return', 'archive']],
  // What can happen at any stage.
  [null, ['failure', 'suspension', 'resumption', 'termination']],
];
