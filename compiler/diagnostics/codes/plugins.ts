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
  'plugin-failed': code<{ readonly plugin: string; readonly problem: string; readonly hint?: string | undefined }>({
    severity: 'error',
    message: p => `the plug-in \`${p.plugin}\` failed: ${p.problem}`,
    hint: p => p.hint ?? 'this is a defect of the plug-in, not of the description',
    explain: 'The plug-in was called and did not come to its end. Nothing of what it may have wanted is used, and nothing is written.',
  }),
  'plugin-too-slow': code<{ readonly plugin: string; readonly seconds: number }>({
    severity: 'error',
    message: p => `the plug-in \`${p.plugin}\` does not answer: it was ended after ${p.seconds} s`,
    hint: () => 'does it loop? on a slow machine, MLNC_PLUGIN_SECONDS=60 gives it more time',
    explain: 'A plug-in computes its answer from what it is given, which takes no time that a person would notice. One that hangs must not hang the compiler.',
  }),
  'plugin-too-large': code<{ readonly plugin: string; readonly what: 'memory' | 'answer'; readonly megabytes: number }>({
    severity: 'error',
    message: p => (p.what === 'memory' ? `the plug-in \`${p.plugin}\` wants more than ${p.megabytes} MiB of memory` : `the plug-in \`${p.plugin}\` answers with more than ${p.megabytes} MiB`),
    hint: () => 'this is a defect of the plug-in, not of the description',
    explain: 'What a plug-in may use of the machine that compiles is limited, so that a fault in one harms nothing else.',
  }),
  'plugin-not-found': code<{ readonly plugin: string; readonly places: readonly string[]; readonly suggestion: string | undefined }>({
    severity: 'error',
    message: p => `there is no plug-in \`${p.plugin}\``,
    hint: p => (p.suggestion === undefined ? `looked for ${p.places.join(', ')}${p.places.some(place => place === p.plugin) ? '' : ` and a package mlnc-plugin-${p.plugin}`}` : `did you mean \`${p.suggestion}\`?`),
    explain: 'A plug-in is built in, or lies in `plugins/` beside the description, or is an npm package `mlnc-plugin-NAME` beside the description or mlnc, or is named by `-p PATH`.',
    wrong: 'global { project demo; plugin autoenumm }\nhost a { }\n',
    right: 'global { project demo; plugin autoenum }\nhost a { }\n',
  }),
  'plugin-not-read': code<{ readonly plugin: string; readonly problem: string; readonly hint?: string }>({
    severity: 'error',
    message: p => `the plug-in \`${p.plugin}\` cannot be read: ${p.problem}`,
    hint: p => p.hint ?? 'a plug-in imports `mlnc/plugin` and files of its own folder',
    explain: 'A plug-in and all that it imports is read before any of it runs, so that it is known what would run.',
  }),
  'plugin-not-trusted': code<{ readonly plugin: string; readonly path: string }>({
    severity: 'error',
    message: p => `the plug-in \`${p.plugin}\` came with the description, and nobody has said that its code may run here`,
    hint: p => `read ${p.path}; then \`mlnc plugin trust ${p.path}\`, or for this once \`--allow-plugins\``,
    explain: 'A plug-in is a program. Compiling a description that somebody else wrote must not run their programs, so one that lies beside it runs only after it was trusted: that is remembered for its text as it is, and asked again when it changes.',
  }),
  'plugin-word-taken': code<{ readonly plugin: string; readonly word: string; readonly place: string; readonly other: string }>({
    severity: 'error',
    message: p => `the plug-in \`${p.plugin}\` brings the word \`${p.word}\` in \`${p.place}\`, which ${p.other} has`,
    hint: () => 'the plug-in has to call it something else',
    explain: 'Each word has one meaning at one place, and the language and the platforms have theirs before any plug-in.',
  }),
  'plugin-statement': code<{ readonly problem: string }>({
    severity: 'error',
    message: p => `\`plugin\`: ${p.problem}`,
    hint: () => 'write `plugin NAME`, or `plugin exec ./PROGRAM`',
    explain: 'Plug-ins are loaded before anything else of a description is understood, so their names stand there as they are: without variables and quotes, in `global`.',
    wrong: 'global { project demo; plugin ../x }\nhost a { }\n',
    right: 'global { project demo; plugin autoenum }\nhost a { }\n',
  }),
  'plugin-file': code<{ readonly plugin: string; readonly path: string; readonly problem: string }>({
    severity: 'error',
    message: p => `the plug-in \`${p.plugin}\` asks for \`${p.path}\`, which ${p.problem}`,
    hint: () => 'a relative path is looked up beside the description, and never leads out of its folder',
    explain: 'A plug-in may read files of the user by the API alone, so that it is known which ones a compilation depends on.',
  }),
  'kept-file-unreadable': code<{ readonly path: string; readonly problem: string }>({
    severity: 'error',
    message: p => `\`${p.path}\` ${p.problem}`,
    hint: () => 'make it a text file that you can read, as it was kept in version control; without it all that it holds would be chosen anew',
    explain: 'A plug-in keeps lines in this file beside the description, so that what was chosen once stays. It is there but cannot be read, and is not written over.',
  }),
} as const satisfies CodeTable;

export type PluginCodes = typeof pluginCodes;
