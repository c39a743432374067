/** A document could not be made for a reason outside its data. `retry` is false: trying again does not help. */
export class DocumentFault extends Error {
  override readonly name = 'DocumentFault';
  readonly retry = false;

  constructor(
    readonly code: 'font-missing' | 'font-unreadable' | 'logo-unreadable' | 'not-rendered',
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause });
  }
}
