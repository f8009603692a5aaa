import { parseArgs } from 'node:util';
import { InputError, oneFile, readAllLines, runWhenStarted, type Streams } from '../../command.ts';
import { reckonRound } from '../round/encode.ts';
import type { Answer } from '../round/reckoning.ts';
import { languageOf } from '../text/detect.ts';
import { knownLanguages, type Language } from '../text/languages.ts';
import { wordsOf } from '../text/words.ts';
import { readEncoder, readLanguage } from './input.ts';
import { objectOf } from './object.ts';
import { progressBar } from './progress.ts';
import { sentencesOf } from './sentences.ts';

const usage = `npm run align -- answers.txt [--json] [--mission "…"] [--own own-jobs.txt] [--language xx] [--encoder wording|meaning] [--team 20]

Says how aligned the answers to "What is our shared job?" are, one answer a line.

  --json      one object on one line: n, score, low, high, shown, verdict, sharedWord, themes, encoder
  --mission   the mission as stated, which the answers and own jobs are compared with
  --own       answers to "What is your job?", one a line
  --language  of all texts; else it is told from the words of each
  --encoder   wording, or meaning (the best that this machine has: English by a sentence encoder, Bengali, Nepali and
              several languages by gist), which is used where none is given
  --team      how many people the claim is about, where the range is to tell of this team alone`;

export async function align(args: string[], { out, err }: Streams): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      mission: { type: 'string' },
      own: { type: 'string' },
      language: { type: 'string' },
      encoder: { type: 'string' },
      team: { type: 'string' },
    },
  });
  const language = readLanguage(values.language);
  const use = readEncoder(values.encoder, language ? [language] : []) ?? 'meaning';
  const shared = readAllLines(oneFile(positionals, usage)).map(({ text }) => text);
  const own = values.own === undefined ? [] : readAllLines(values.own).map(({ text }) => text);
  const languages = language ? [language] : languagesOf([...shared, ...own]);
  const spoken = language ? { language } : {};
  const answers: Answer[] = [
    ...shared.map((text) => ({ shared: text, ...spoken })),
    ...own.map((text) => ({ own: text, ...spoken })),
  ];
  const missions = missionIn(values.mission, language, languages);
  const options = { languages, missions, ...teamIn(values.team) };
  const bar = progressBar('Reading', answers.length);
  const reckoning = await reckonRound(answers, options, { use }, (done) => bar.at(done));
  bar.end();
  if (values.encoder === 'meaning' && reckoning.encoder.kind !== 'meaning') {
    err('Reckoned by wording: meaning needs its package, and answers in English, Bengali or Nepali.\n');
  }
  out(values.json ? `${JSON.stringify(objectOf(reckoning))}\n` : `${sentencesOf(reckoning).join('\n')}\n`);
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

function teamIn(text: string | undefined): { team?: number } {
  if (text === undefined) return {};
  const team = Number(text);
  if (!Number.isInteger(team) || team < 1) throw new InputError(`"${text}" is no number of people.`);
  return { team };
}

await runWhenStarted(import.meta.url, align, usage);
