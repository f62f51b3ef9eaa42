export type RefusedFileCode =
  | 'form'
  | 'aborted'
  | 'no_file'
  | 'several_files'
  | 'unexpected_field'
  | 'empty'
  | 'too_large'
  | 'extension'
  | 'content';

/** An upload that is not taken; the message tells the uploader what was found and what would pass. */
export class RefusedFile extends Error {
  override readonly name = 'RefusedFile';
  constructor(
    readonly code: RefusedFileCode,
    message: string,
    readonly status: 413 | 415 | 422,
  ) {
    super(message);
  }
}
