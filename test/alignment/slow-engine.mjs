// Loads the meaning encoder twice at once where WebAssembly takes longer to start than the weights take to be read.
import { setTimeout as sleep } from 'node:timers/promises';

const { instantiate } = WebAssembly;
const later = async (...given) => {
  await sleep(800);
  return instantiate(...given);
};
// not by assignment: the type checker would take that for a declaration of it
Object.assign(WebAssembly, { instantiate: later });
const { loadMeaningEncoder } = await import('../../src/alignment/encoders/meaning.ts');
const loaded = await Promise.all([loadMeaningEncoder(), loadMeaningEncoder()]);
let encoded = 0;
for (const one of loaded) {
  if (one.kind !== 'ready') continue;
  const [vector] = await one.encoder.encode([{ text: 'We help', words: ['we', 'help'], language: 'en' }]);
  if (vector && vector.ids.length > 512) encoded++;
}
process.stdout.write(`encoded ${encoded}\n`);
