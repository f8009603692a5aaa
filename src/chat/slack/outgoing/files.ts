import { PlatformError } from '../../platform.ts';
import type { Attachment, View } from '../../view.ts';
import { troubleOf, type WebClient } from '../client.ts';
import { attachmentsOf } from '../draw/render.ts';

/**
 * Uploads the files of a view without sharing them: what shows them is the message that is posted next. Throws what the
 * client throws; a repeated upload leaves an unshared file behind, which nobody sees.
 */
export async function upload(client: WebClient, view: View): Promise<Map<Attachment, string>> {
  const ids = new Map<Attachment, string>();
  for (const file of attachmentsOf(view)) ids.set(file, await uploadOne(client, file).catch(nothingPosted));
  return ids;
}

function nothingPosted(error: unknown): never {
  if (troubleOf(error).trouble !== 'unknown') throw error;
  throw new PlatformError('later', 'a file could not be uploaded');
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
