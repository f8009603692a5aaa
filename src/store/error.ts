export type StoreTrouble =
  | 'cannot-open'
  | 'not-a-database'
  | 'not-ours'
  | 'newer'
  | 'changed-history'
  | 'failed-migration'
  | 'busy';

/** Why the database cannot be used; the message is one sentence for whoever runs the bot, without any password. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly reason: StoreTrouble;

  constructor(reason: StoreTrouble, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}
