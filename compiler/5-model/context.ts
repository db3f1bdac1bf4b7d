import type { Sources } from '../1-source/sources.ts';
import type { CheckCodes } from '../diagnostics/codes/check.ts';
import type { ModelOnlyCodes } from '../diagnostics/codes/model.ts';
import type { ValueCodes } from '../diagnostics/codes/values.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import type { PluginConfigures } from './configure-by-plugins.ts';
import type { PluginCodes } from '../diagnostics/codes/plugins.ts';
import type { Vocabulary } from '../schema/vocabulary.ts';

/** All that this phase may say. */
export type ModelCodes = ValueCodes & ModelOnlyCodes & CheckCodes & PluginCodes;
export type ModelReport = Report<ModelCodes>;

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
