import { createHmac } from 'node:crypto';

/** Under this key a person's answer is found until the round's secret is destroyed. */
export function answerKey(secret: Buffer, personId: string): string {
  return createHmac('sha256', secret).update(personId).digest('hex');
}
