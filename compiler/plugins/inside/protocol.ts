/** What goes between mlnc and a plug-in that runs in a process of its own: JSON both ways. */
import type { CodeRow } from '../../diagnostics/diagnostic.ts';
import type { RowData } from '../rows-as-data.ts';

export const steps = ['expand', 'transform', 'configure', 'observe'] as const;

export type StepName = (typeof steps)[number];

/** The files of a plug-in, by path; those that it imports are among them. */
export interface Modules {
  readonly entry: string;
  readonly files: Readonly<Record<string, string>>;
  /** What the words of each file's imports lead to. */
  readonly imports: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface Call extends Modules {
  readonly step: 'describe' | StepName;
  /** What the step gets, as text: see `encode.ts`. Empty for `describe`. */
  readonly input: string;
  /** Texts of the files that it asked for before, by path. */
  readonly read?: Readonly<Record<string, string>>;
}

/** What a plug-in says of itself. */
export interface Description {
  readonly name: string;
  readonly doc: string;
  readonly order?: number;
  readonly keeps?: string;
  readonly keywords: Readonly<Record<string, Readonly<Record<string, RowData>>>>;
  readonly diagnostics: Readonly<Record<string, Pick<CodeRow<never>, 'severity' | 'explain' | 'wrong' | 'right'>>>;
  readonly steps: readonly StepName[];
}

/** A value that one of the plug-in's own readers does not accept. */
export interface RefusedValue {
  readonly kind: string;
  readonly keyword: string;
  readonly text?: string;
  readonly problem: string;
  readonly hint?: string;
  readonly at?: number;
}

/** Where something was thrown or cannot be read: a file of the plug-in, and a line of it, from 1. */
export interface ThrownAt {
  readonly path: string;
  readonly line: number;
}

export type Answer =
  | { readonly description: Description }
  | { readonly operations: readonly unknown[] }
  /** To be called again with these files. */
  | { readonly needs: readonly { readonly path: string; readonly at?: number }[] }
  | { readonly refused: readonly RefusedValue[] }
  | { readonly thrown: string; readonly at?: ThrownAt }
  | { readonly broken: string; readonly at?: ThrownAt };
