import type { Encoder } from '../encoders/encoder.ts';
import { loadGistEncoder, loadMeaningEncoder } from '../encoders/meaning.ts';
import { ServiceError, type ServiceSettings, serviceEncoder } from '../encoders/service.ts';
import type { SparseVector } from '../vectors/sparse.ts';
import { byWording } from './answers.ts';
import { measured } from './measured.ts';
import { keyOf, reckon, textsToEncode } from './reckon.ts';
import type { Answer, Reckoning, ReckonOptions } from './reckoning.ts';

/**
 * Which encoder to reckon with. "meaning" is the best that this machine has: the sentence encoder where all is in
 * English, gist where it reads half of the answers or more, else wording; and wording where its package is not installed.
 * A service is asked only where its settings are given: then the answers leave the machine.
 */
export type EncoderChoice = { use: 'wording' } | { use: 'meaning' } | { use: 'service'; settings: ServiceSettings };

/**
 * The whole reckoning of a round with any encoder. Heavy: in the running bot it belongs in the worker. Where a service
 * does not answer as it should, the round is reckoned by wording, and its result says why.
 */
export async function reckonRound(
  answers: readonly Answer[],
  options: ReckonOptions = {},
  choice: EncoderChoice = { use: 'wording' },
  progress: (done: number, of: number) => void = () => {},
): Promise<Reckoning> {
  try {
    const encoder = await encoderFor(choice, answers, options);
    return encoder ? await reckonWith(encoder, answers, options, progress) : reckon(answers, options);
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return { ...reckon(answers, options), trouble: error.message };
  }
}

/** Texts that an encoder is given at once: a service takes them in several requests. */
const atOnce = 256;

async function reckonWith(
  encoder: Encoder,
  answers: readonly Answer[],
  options: ReckonOptions,
  progress: (done: number, of: number) => void,
): Promise<Reckoning> {
  const texts = textsToEncode(answers, options);
  const vectors = new Map<string, SparseVector>();
  for (let from = 0; from < texts.length; from += atOnce) {
    const batch = texts.slice(from, from + atOnce);
    const encoded = await encoder.encode(batch);
    batch.forEach((prepared, i) => {
      vectors.set(keyOf(prepared), encoded[i] as SparseVector);
    });
    progress(from + batch.length, texts.length);
  }
  return reckon(answers, options, {
    ...encoder,
    vectorOf: (prepared) => vectors.get(keyOf(prepared)) ?? byWording.vectorOf(prepared),
  });
}

async function encoderFor(
  choice: EncoderChoice,
  answers: readonly Answer[],
  options: ReckonOptions,
): Promise<Encoder | null> {
  if (choice.use === 'wording') return null;
  const texts = textsToEncode(answers, options);
  if (choice.use === 'service') return texts.length === 0 ? null : await measured(serviceEncoder(choice.settings));
  const said = textsToEncode(answers, { ...options, missions: {} });
  const english = said.every(({ language }) => language === 'en');
  const read = said.filter(({ language }) => language === 'en' || language === 'bn' || language === 'ne');
  if (texts.length > mostByMeaning || read.length * 2 < said.length) return null;
  const loaded = await (english ? loadMeaningEncoder() : loadGistEncoder());
  return loaded.kind === 'ready' ? loaded.encoder : null;
}

/** More texts than that take the sentence encoder, at some 10 ms each, too long. */
const mostByMeaning = 3000;
