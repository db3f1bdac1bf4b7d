import type { Sources } from '../1-source/sources.ts';
import type { AtPlace } from '../4-resolve/plugin-steps.ts';
import type { CheckCodes } from '../diagnostics/codes/check.ts';
import type { ModelOnlyCodes } from '../diagnostics/codes/model.ts';
import type { ValueCodes } from '../diagnostics/codes/values.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import type { PluginCodes } from '../diagnostics/codes/plugins.ts';
import type { ConfigureOperation, HookOperation, ReportOperation } from '../schema/operations.ts';
import type { Vocabulary } from '../schema/vocabulary.ts';
import type { Project } from './project.ts';

/** All that this phase may say. */
export type ModelCodes = ValueCodes & ModelOnlyCodes & CheckCodes & PluginCodes;
export type ModelReport = Report<ModelCodes>;

export type Addition = AtPlace<Exclude<ConfigureOperation, ReportOperation> | HookOperation>;

/** What this phase asks of plug-ins. */
export interface PluginConfigures {
  readonly name: string;
  readonly concerns: (words: ReadonlySet<string>) => boolean;
  /** Undefined where it reported an error. */
  readonly configure: (project: Project) => readonly Addition[] | undefined;
}

/** What `buildProject` is handed. */
export interface ModelContext {
  readonly vocabulary: Vocabulary;
  readonly report: ModelReport;
  /** The user's own files: sources of `files`, keys, hashes. */
  readonly sources: Sources;
  /** Whether there is code for a platform, and not only its words. */
  readonly servesPlatform: (name: string) => boolean;
  /** In the order in which they run. */
  readonly plugins?: readonly PluginConfigures[];
}
