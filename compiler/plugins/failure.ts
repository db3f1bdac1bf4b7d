import type { PluginCodes } from '../diagnostics/codes/plugins.ts';
import type { Note, ParamsOf } from '../diagnostics/diagnostic.ts';

/** Why a plug-in did not answer. Thrown by what runs it, told at the place that asked for it. */
export class PluginFailure<C extends keyof PluginCodes = keyof PluginCodes> extends Error {
  readonly code: C;
  readonly params: ParamsOf<PluginCodes[C]>;
  readonly notes: readonly Note[];

  constructor(code: C, params: ParamsOf<PluginCodes[C]>, notes: readonly Note[] = []) {
    super(code);
    this.code = code;
    this.params = params;
    this.notes = notes;
  }
}
