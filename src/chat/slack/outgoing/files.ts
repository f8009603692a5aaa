import { createHash } from 'node:crypto';
import { PlatformError } from '../../platform.ts';
import type { Attachment, View } from '../../view.ts';
import { errorName, troubleOf, type WebClient } from '../client.ts';
import { attachmentsOf } from '../draw/render.ts';

export interface Files {
  /**
   * Uploads the files of a view without sharing them: what shows them is the message that is posted next. The same file
   * is uploaded once, however often it is shown. Throws what the client throws.
   */
  upload(client: WebClient, view: View, only?: (file: Attachment) => boolean): Promise<Map<Attachment, string>>;
  /** Slack does not show one of them any more: the next time they are uploaded anew. */
  forget(view: View): void;
}

/** Slack may delete files by a rule of the workspace's own, days later. */
const keptMs = 12 * 3_600_000;
const mostKept = 500;

export function files(): Files {
  const known = new Map<string, { id: Promise<string>; at: number }>();

  function idOf(client: WebClient, file: Attachment): Promise<string> {
    const name = nameOf(file);
    const found = known.get(name);
    if (found && performance.now() - found.at < keptMs) return found.id;
    const id = uploadOne(client, file).catch((error: unknown) => {
      known.delete(name);
      throw nothingPosted(error);
    });
    known.delete(name);
    known.set(name, { id, at: performance.now() });
    for (const [oldest] of known) if (known.size > mostKept) known.delete(oldest);
    return id;
  }

  return {
    async upload(client, view, only = () => true) {
      const ids = new Map<Attachment, string>();
      for (const file of attachmentsOf(view).filter(only)) ids.set(file, await idOf(client, file));
      return ids;
    },
    forget(view) {
      for (const file of attachmentsOf(view)) known.delete(nameOf(file));
    },
  };
}

function nameOf({ name, bytes }: Attachment): string {
  return createHash('sha256').update(name).update('\0').update(bytes).digest('base64');
}

function nothingPosted(error: unknown): unknown {
  if (troubleOf(error).trouble !== 'unknown') return error;
  return new PlatformError('later', `a file could not be uploaded (${errorName(error)})`);
}

async function uploadOne(client: WebClient, { name, bytes }: Attachment): Promise<string> {
  const { upload_url: url, file_id: id } = await client.files.getUploadURLExternal({
    filename: name,
    length: bytes.byteLength,
  });
  if (!url || !id) throw new Error('Slack gave no place to upload to');
  const sent = await fetch(url, { method: 'POST', body: Buffer.from(bytes), signal: AbortSignal.timeout(10_000) });
  if (!sent.ok) throw new Error(`an upload failed: ${sent.status}`);
  await client.files.completeUploadExternal({ files: [{ id, title: name }] });
  return id;
}
