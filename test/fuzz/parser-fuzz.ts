/**
 * Mutates descriptions at random and reads them: no mutant may make the parser or the formatter throw, hang, or
 * format to something else. The same seed gives the same mutants.
 */
import { memoryReader } from '../../compiler/1-source/memory-reader.ts';
import { format } from '../../compiler/2-syntax/format.ts';
import { parseDescription } from '../../compiler/2-syntax/index.ts';
import type { BodyRules } from '../../compiler/2-syntax/index.ts';
import { codes } from '../../compiler/diagnostics/codes.ts';
import { printDiagnostics } from '../../compiler/diagnostics/print.ts';
import { createReport } from '../../compiler/diagnostics/report.ts';

export interface FuzzOptions {
  readonly seeds: readonly string[];
  readonly count: number;
  readonly seed: number;
  readonly vocabulary: BodyRules;
}

/** A mutant that did what none may, with the words for a bug report. */
export interface Fault {
  readonly text: string;
  readonly problem: string;
}

/** What one mutant may take, in milliseconds; a hang is more. */
const LONGEST = 2000;

/** Mutants between two rests, in which the test runner hears that the test lives. */
const AT_ONCE = 5000;

export const fuzz = async ({ seeds, count, seed, vocabulary }: FuzzOptions): Promise<Fault | undefined> => {
  const random = generator(seed);
  for (let i = 0; i < count; i++) {
    const text = mutate(pick(seeds, random), seeds, random);
    const started = performance.now();
    const problem = tryOne(text, vocabulary) ?? (performance.now() - started > LONGEST ? 'takes too long' : undefined);
    if (problem !== undefined) return { text, problem };
    if (i % AT_ONCE === 0) await new Promise(setImmediate);
  }
  return undefined;
};

const tryOne = (text: string, vocabulary: BodyRules): string | undefined => {
  try {
    const { report, diagnostics, hasErrors } = createReport(codes);
    const tree = parseDescription('main.mln', { reader: memoryReader({ 'main.mln': text, 'part.mln': 'memory 1M' }), vocabulary, report });
    printDiagnostics(codes, diagnostics, { colour: true });
    if ((tree === undefined) !== hasErrors()) return 'no tree and no error, or both';
    const once = format({ path: 'main.mln', text }, { vocabulary, report });
    const twice = once === undefined ? undefined : format({ path: 'main.mln', text: once }, { vocabulary, report });
    return once === twice ? undefined : 'formatting twice is not formatting once';
  } catch (error) {
    return String(error instanceof Error ? error.stack : error);
  }
};

const spice = ['{', '}', '"', "'", '\\', '\n', ';', '#', '$', '${', '$[', '=', ' ', '\t', '\r\n', '#include part.mln\n', '<<E\n', '\u0000', '\ud800', '\u{1f600}', '\\\n', '$6$', 'startup {'];

const mutate = (text: string, seeds: readonly string[], random: Random): string => {
  let mutant = text;
  for (let steps = 1 + random(6); steps > 0; steps--) {
    const at = random(mutant.length + 1);
    const length = random(4) === 0 ? random(200) : random(4);
    const [before, after] = [mutant.slice(0, at), mutant.slice(at)];
    switch (random(4)) {
      case 0:
        mutant = before + after.slice(length);
        break;
      case 1:
        mutant = before + pick(spice, random) + after;
        break;
      case 2:
        mutant = before + after.slice(0, length) + after;
        break;
      default: {
        const other = pick(seeds, random);
        const from = random(other.length + 1);
        mutant = before + other.slice(from, from + length) + after;
      }
    }
  }
  return mutant;
};

type Random = (below: number) => number;

/** A linear congruential generator: enough for this, and the same on every machine. */
const generator = (seed: number): Random => {
  let state = seed >>> 0;
  return below => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

const pick = <T>(items: readonly T[], random: Random): T => items[random(items.length)] as T;
