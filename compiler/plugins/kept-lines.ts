import { posix } from 'node:path';
import type { ReadFailure, Reader } from '../1-source/reader.ts';
import type { ResolvedTree } from '../4-resolve/plugin-steps.ts';
import type { Origin } from '../diagnostics/span.ts';
import { Located } from '../diagnostics/span.ts';
import { PluginFailure } from './failure.ts';

const problems: Readonly<Record<ReadFailure['kind'], string>> = {
  'missing': 'is not there', 'directory': 'is a directory', 'permission': 'may not be read by you', 'too-large': 'is too large', 'binary': 'is no text', 'not-utf8': 'is not UTF-8', 'unreadable': 'cannot be read',
};

/** A line that a plug-in keeps beside a description. */
export interface KeptLine {
  readonly project: string;
  /** What stands behind the project's name. */
  readonly words: readonly string[];
  readonly at: Origin;
}

/** A file of kept lines that is to be written. */
export interface KeptFile {
  readonly path: string;
  /** Absent: there was no such file. */
  readonly before: string | undefined;
  readonly after: string;
}

interface State {
  readonly before: string | undefined;
  readonly comments: readonly string[];
  lines: readonly KeptLine[];
  isChanged: boolean;
}

/** What several compilations of one command keep and see of each other. */
export interface Together {
  readonly kept: KeptFiles;
  /** Descriptions that plug-ins with kept lines are to see besides their own, each as it was before them. */
  readonly others: readonly ResolvedTree[];
  /** Told what such a plug-in is given, for the others. */
  readonly see: (tree: ResolvedTree) => void;
}

/** Files beside descriptions in which plug-ins keep what has to stay. One line a thing, the project first, sorted: a change of one thing is a change of one line. */
export class KeptFiles {
  private readonly files = new Map<string, State>();
  private readonly reader: Reader;

  constructor(reader: Reader) {
    this.reader = reader;
  }

  lines(path: string): readonly KeptLine[] {
    return this.stateOf(path).lines;
  }

  /** In place of all lines of the project. */
  keep(path: string, project: string, lines: readonly (Pick<KeptLine, 'words' | 'at'>)[]): void {
    const state = this.stateOf(path);
    const others = state.lines.filter(line => line.project !== project);
    if (lines.length === 0 && others.length === state.lines.length) return;
    state.lines = [...others, ...lines.map(line => ({ ...line, project }))];
    state.isChanged = true;
  }

  /** Those that are not as they were. */
  changed(): readonly KeptFile[] {
    return [...this.files].flatMap(([path, state]) => {
      const after = state.isChanged ? textOf(state, posix.basename(path)) : state.before;
      return after === undefined || after === state.before ? [] : [{ path, before: state.before, after }];
    });
  }

  private stateOf(path: string): State {
    const known = this.files.get(path);
    if (known !== undefined) return known;
    const read = this.reader.read(path);
    if ('failure' in read && read.failure.kind !== 'missing') throw new PluginFailure('kept-file-unreadable', { path, problem: problems[read.failure.kind] });
    const before = 'text' in read ? read.text : undefined;
    const state = { ...linesIn(path, before ?? ''), before, isChanged: false };
    this.files.set(path, state);
    return state;
  }
}

const linesIn = (path: string, text: string): Pick<State, 'comments' | 'lines'> => {
  const file = { path, text };
  const lines: KeptLine[] = [];
  const comments: string[] = [];
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    const [project = '', ...words] = line.trim().split(/\s+/);
    if (project.startsWith('#')) comments.push(line.trimEnd());
    else if (project !== '') lines.push({ project, words, at: new Located(file, index + line.search(/\S/), index + line.trimEnd().length) });
  }
  return { comments, lines };
};

const textOf = ({ comments, lines }: State, name: string): string => {
  const head = comments.length > 0 ? comments : [`# ${name}: kept by mlnc beside the descriptions. Review its changes and keep it in version control.`];
  const shown = lines.map(({ project, words }) => [project, ...words].join(' ')).sort(byNumber.compare);
  return [...head, ...shown, ''].join('\n');
};

/** `www2` before `www10`, on every machine alike. */
const byNumber = new Intl.Collator('en', { numeric: true });
