import type { ResolvedBlock, ResolvedValue } from '../4-resolve/tree.ts';
import type { Origin } from '../diagnostics/span.ts';
import { expectSettings, NEGATION, observations, type ExpectSetting, type Observation } from '../schema/keywords/expect.ts';
import { duration, guestPath, integer, port as portReader } from '../schema/readers.ts';
import type { Reader } from '../schema/row.ts';
import type { ModelReport } from './context.ts';
import type { Expectation, Observed } from './project.ts';
import type { FindSeen } from './seen.ts';

const LONGEST_TIMEOUT = 3600;
const DEFAULT_TIMEOUT = 10;

const pointsReader = integer(0, 1000, 'a number of points');

interface Line {
  readonly word: string;
  readonly subject: ResolvedValue;
  readonly details: readonly ResolvedValue[];
  readonly at: Origin;
}

/**
 * The expectations of a block, in their order. They are read from the resolved tree, since here it counts whether a word was quoted.
 * That each line has a known first word and a second one was seen when settings were read; others are passed over.
 */
export const expectationsOf = (block: ResolvedBlock, find: FindSeen, report: ModelReport): readonly Expectation[] => {
  const lines = linesOf(block);
  reportUnused(lines, report);
  const found: Expectation[] = [];
  const firstPoints = lines.find(({ word }) => word === 'points');
  let points = (firstPoints && readPoints(firstPoints, report)) ?? 0;
  let seconds = DEFAULT_TIMEOUT;
  let title: string | undefined;
  for (const line of lines) {
    if (line.word === 'points') points = readPoints(line, report) ?? points;
    else if (line.word === 'timeout') seconds = readTimeout(line, report) ?? seconds;
    else if (line.word === 'title') title = line.subject.text;
    else {
      const observed = observe(line, find, report);
      if (observed !== undefined) found.push({ ...observed, title: title ?? printed(line), points, seconds });
      title = undefined;
    }
  }
  return found;
};

const linesOf = (block: ResolvedBlock): readonly Line[] => (block.entries.get('expect') ?? []).flatMap(expect =>
  (expect.kind !== 'block' ? [] : (expect.entries.get('') ?? []).flatMap((line): Line[] => {
    if (line.kind !== 'line') return [];
    const [subject, ...details] = line.values;
    return subject === undefined ? [] : [{ word: line.keyword, subject, details, at: line.origin }];
  })));

const isSetting = (word: string): word is ExpectSetting => (expectSettings as readonly string[]).includes(word);

/** A setting that nothing follows. The first `points` counts for what stands before it too. */
const reportUnused = (lines: readonly Line[], report: ModelReport): void => {
  for (const [index, line] of lines.entries()) {
    const { word } = line;
    if (!isSetting(word)) continue;
    const next = lines.slice(index + 1).find(other => other.word === word || !isSetting(other.word));
    const before = lines.slice(0, index);
    const isFirstPoints = word === 'points' && before.length > 0 && before.every(other => other.word !== word) && before.some(other => !isSetting(other.word));
    if ((next === undefined || next.word === word) && !isFirstPoints) report('expect-for-nothing', line.at, { word });
  }
};

const readPoints = ({ subject, details }: Line, report: ModelReport): number | undefined =>
  onlyOne('points', details, report) ? read('points', pointsReader, subject, report) : undefined;

const readTimeout = ({ subject, details }: Line, report: ModelReport): number | undefined => {
  const seconds = onlyOne('timeout', details, report) ? read('timeout', duration, subject, report) : undefined;
  if (seconds === undefined || (seconds > 0 && seconds <= LONGEST_TIMEOUT)) return seconds;
  report('bad-duration', subject.origin, { keyword: 'timeout', text: subject.text, problem: 'is no time to wait', hint: 'give one from 1s to 1h' });
  return undefined;
};

/** What is to be looked at; none where something about it was reported. */
const observe = (line: Line, find: FindSeen, report: ModelReport): Observed | undefined => {
  const isNegated = line.word.startsWith(NEGATION);
  const kind = (isNegated ? line.word.slice(NEGATION.length) : line.word) as Observation;
  return observations.includes(kind) ? observers[kind]({ ...line, isNegated }, find, report) : undefined;
};

type Observer = (line: Line & { readonly isNegated: boolean }, find: FindSeen, report: ModelReport) => Observed | undefined;

const observers: Readonly<Record<Observation, Observer>> = {
  ping: ({ word, isNegated, subject, details }, find, report) => {
    const seen = onlyOne(word, details, report) ? find(subject, report) : undefined;
    return seen && { kind: 'ping', isNegated, ...seen };
  },
  port: ({ word, isNegated, subject, details, at }, find, report) => {
    const [number, ...others] = details;
    if (number === undefined) {
      report('value-missing', at, { keyword: word, expects: 'a host, and a port from 1 to 65535' });
      return undefined;
    }
    const port = onlyOne(word, others, report, 2) ? read(word, portReader, number, report) : undefined;
    const seen = find(subject, report);
    return seen && port !== undefined ? { kind: 'port', isNegated, ...seen, port } : undefined;
  },
  file: ({ word, isNegated, subject, details }, _find, report) => {
    const path = read(word, guestPath, subject, report);
    return path === undefined ? undefined : { kind: 'file', isNegated, path, text: textOf(details) };
  },
  run: ({ isNegated, subject, details, at }, _find, report) => {
    // `run id jack` would be the command `id`, whose output holds `jack`
    if (details.some(word => !word.quoted)) {
      report('expect-not-quoted', at, { text: [subject, ...details].map(({ text }) => text).join(' ') });
      return undefined;
    }
    return { kind: 'run', isNegated, command: subject.text, text: textOf(details) };
  },
};

const textOf = (details: readonly ResolvedValue[]): string | undefined => {
  const text = details.map(word => word.text).join(' ');
  return text === '' ? undefined : text;
};

/** As it was written, as far as that matters to a reader. */
const printed = ({ word, subject, details }: Line): string => [word, ...[subject, ...details].map(({ text, quoted }) => (quoted ? `"${text}"` : text))].join(' ');

const read = <T>(keyword: string, reader: Reader<T>, { text, origin }: ResolvedValue, report: ModelReport): T | undefined => {
  const result = reader.read(text);
  if ('value' in result) return result.value;
  const { problem, hint } = result.refusal;
  report(`bad-${reader.kind}` as 'bad-number', origin, { keyword, text, problem, ...(hint === undefined ? {} : { hint }) });
  return undefined;
};

const onlyOne = (keyword: string, [surplus]: readonly ResolvedValue[], report: ModelReport, most = 1): boolean => {
  if (surplus !== undefined) report('value-surplus', surplus.origin, { keyword, most, text: surplus.text });
  return surplus === undefined;
};
