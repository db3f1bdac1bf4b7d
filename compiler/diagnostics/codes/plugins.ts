import { code } from '../diagnostic.ts';
import type { CodeTable } from '../diagnostic.ts';

/** What can be wrong with plug-ins themselves; what is wrong with their words is said by the other tables. */
export const pluginCodes = {
  'plugin-names-unknown': code<{ readonly plugin: string; readonly kind: string; readonly name: string }>({
    severity: 'error',
    message: p => `the plug-in \`${p.plugin}\` changes the ${p.kind} \`${p.name}\`, which does not exist`,
    hint: () => 'this is a defect of the plug-in: `transform` changes what is there, `expand` adds',
    explain: 'A plug-in changes blocks of the project by their kind and name. This one named a block that is not there, so nothing of it can be trusted.',
  }),
  'plugin-broken': code<{ readonly plugin: string; readonly step: string; readonly problem: string }>({
    severity: 'error',
    message: p => `the plug-in \`${p.plugin}\` is broken: ${p.problem} (in \`${p.step}\`)`,
    hint: () => 'this is a defect of the plug-in, not of the description',
    explain: 'A plug-in answers with a list of operations. What this one answered is no such list, so nothing of it is used and nothing is written.',
  }),
} as const satisfies CodeTable;

export type PluginCodes = typeof pluginCodes;
