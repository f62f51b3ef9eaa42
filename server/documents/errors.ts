/** Why a document is not made. Each names what is wrong, so that the caller can say it to a person. */

/** Facts that are missing or of the wrong kind, by their path and reason: `deposit.amount: 缺少`. */
export class FactsRefused extends Error {
  override name = 'FactsRefused';
  constructor(
    readonly kind: string,
    readonly facts: { path: string; reason: string }[],
  ) {
    super(`${kind}: ${facts.map((f) => `${f.path} ${f.reason}`).join('; ')}`);
  }
}

export class UnknownTemplate extends Error {
  override name = 'UnknownTemplate';
  constructor(
    readonly kind: string,
    readonly version: number | undefined,
  ) {
    super(`no template ${kind}${version === undefined ? '' : ` version ${version}`}`);
  }
}

/** A template that names facts its schema does not have; found when the module loads, not on paper. */
export class FaultyTemplate extends Error {
  override name = 'FaultyTemplate';
  constructor(
    readonly kind: string,
    readonly faults: string[],
  ) {
    super(`template ${kind}: ${faults.join('; ')}`);
  }
}
