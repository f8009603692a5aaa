/** Requests a minute, by Slack's documented tiers. */
export const perMinute: Record<string, number> = {
  'chat.postMessage': 300,
  'chat.update': 50,
  'chat.postEphemeral': 100,
  'chat.getPermalink': 300,
  'views.open': 100,
  'views.push': 100,
  'views.update': 100,
  'views.publish': 100,
  'users.info': 100,
  'users.list': 20,
  'conversations.info': 50,
  'conversations.members': 100,
  'conversations.history': 50,
  'conversations.open': 50,
  'files.getUploadURLExternal': 100,
  'files.completeUploadExternal': 100,
  'auth.test': 300,
  'apps.connections.open': 10,
};

/** About one message a second in a channel; a short burst is let through. */
const burst = 4;

/** Counts requests and says how long the next one has to wait. */
export function rates(now: () => number) {
  const calls = new Map<string, number[]>();
  const buckets = new Map<string, { left: number; at: number }>();

  /** Seconds to wait; 0: it goes through. */
  function wait(method: string, channel: string | null): number {
    const at = now();
    const recent = (calls.get(method) ?? []).filter((time) => time > at - 60_000);
    const [first] = recent;
    if (recent.length >= (perMinute[method] ?? 20) && first !== undefined) {
      return Math.max(1, Math.ceil((first + 60_000 - at) / 1000));
    }
    if (method === 'chat.postMessage' && channel !== null && !take(channel, at)) return 1;
    calls.set(method, [...recent, at]);
    return 0;
  }

  function take(channel: string, at: number): boolean {
    const bucket = buckets.get(channel) ?? { left: burst, at };
    const left = Math.min(burst, bucket.left + (at - bucket.at) / 1000);
    buckets.set(channel, { left: left >= 1 ? left - 1 : left, at });
    return left >= 1;
  }

  return { wait };
}
