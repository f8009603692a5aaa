import { parseArgs } from 'node:util';
import { reckonRound } from '../round/encode.ts';
import type { Answer } from '../round/reckoning.ts';
import { languageOf } from '../text/detect.ts';
import { knownLanguages, type Language } from '../text/languages.ts';
import { wordsOf } from '../text/words.ts';
import { oneFile, readAllLines, readEncoder, readLanguage, runWhenStarted, type Streams } from './input.ts';
import { progressBar } from './progress.ts';
import { sentencesOf } from './sentences.ts';

const usage =
  'npm run align -- answers.txt [--mission "…"] [--own own-jobs.txt] [--language xx] [--encoder wording|meaning]';

export async function align(args: string[], { out, err }: Streams): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      mission: { type: 'string' },
      own: { type: 'string' },
      language: { type: 'string' },
      encoder: { type: 'string', default: 'wording' },
    },
  });
  const language = readLanguage(values.language);
  const use = readEncoder(values.encoder, language);
  const shared = readAllLines(oneFile(positionals, usage)).map(({ text }) => text);
  const own = values.own === undefined ? [] : readAllLines(values.own).map(({ text }) => text);
  const languages = language ? [language] : languagesOf([...shared, ...own]);
  const spoken = language ? { language } : {};
  const answers: Answer[] = [
    ...shared.map((text) => ({ shared: text, ...spoken })),
    ...own.map((text) => ({ own: text, ...spoken })),
  ];
  const missions = missionIn(values.mission, language, languages);
  const bar = progressBar('Reading', answers.length);
  const reckoning = await reckonRound(answers, { languages, missions }, { use }, (done) => bar.at(done));
  bar.end();
  if (use === 'meaning' && reckoning.encoder.kind !== 'meaning') {
    err('Reckoned by wording: the meaning encoder needs its package and answers all in English.\n');
  }
  out(`${sentencesOf(reckoning).join('\n')}\n`);
}

function languagesOf(texts: readonly string[]): Language[] {
  const found = texts.map((text) => languageOf(wordsOf(text), [...knownLanguages]));
  const count = (language: Language): number => found.filter((one) => one === language).length;
  return [...knownLanguages].sort((a, b) => count(b) - count(a));
}

function missionIn(
  mission: string | undefined,
  language: Language | undefined,
  languages: readonly Language[],
): Partial<Record<Language, string>> {
  if (mission === undefined) return {};
  return { [language ?? languageOf(wordsOf(mission), languages)]: mission };
}

await runWhenStarted(import.meta.url, align);
