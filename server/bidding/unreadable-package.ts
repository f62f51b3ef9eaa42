export type UnreadableReason =
  | 'encoding'
  | 'length'
  | 'version'
  | 'suite'
  | 'context'
  | 'key'
  | 'damaged'
  | 'content';

/** Why a package does not open; the message goes into the opening's record as it stands. */
export class UnreadablePackage extends Error {
  override readonly name = 'UnreadablePackage';
  constructor(
    readonly code: UnreadableReason,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
