import { ratedGroups } from '../data/tables/rated-groups.ts';
import type { Encoder } from '../encoders/encoder.ts';
import { fitScale } from '../encoders/fit.ts';
import { ServiceError } from '../encoders/service.ts';
import { consensusOf } from '../figures/consensus.ts';
import { wordsOf } from '../text/words.ts';
import { pack } from '../vectors/rows.ts';

/** How much of the ratings a service has to explain: the encoders that ship reach .8 and .9. */
const leastExplained = 0.4;

/**
 * The service with a scale of its own, fitted each time on the rated groups that ship, whose texts alone are sent. The
 * scale is part of the version: where another model answers under the same name, no trend is drawn across. Throws
 * ServiceError where its cosines say nothing about which answers people find alike.
 */
export async function measured(service: Encoder): Promise<Encoder> {
  const texts = ratedGroups.flatMap(({ answers }) => answers);
  const vectors = await service.encode(texts.map((text) => ({ text, words: wordsOf(text), language: 'en' })));
  let at = 0;
  const rated = ratedGroups.map(({ rating, answers }) => {
    const rows = pack(vectors.slice(at, at + answers.length));
    at += answers.length;
    return { rating, u: consensusOf([rows], 0)?.u ?? 0 };
  });
  const fitted = fitScale(rated);
  if (!fitted || fitted.r2 < leastExplained) {
    throw new ServiceError('The embedding service does not tell answers that are alike from others.');
  }
  const scale = { c0: hundredths(fitted.c0), c1: hundredths(fitted.c1) };
  return { ...service, scale, version: `${service.version} (${scale.c0} to ${scale.c1})` };
}

function hundredths(cosine: number): number {
  return Math.round(cosine * 100) / 100;
}
