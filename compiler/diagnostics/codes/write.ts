import { code, type CodeTable } from '../diagnostic.ts';

const oldIsWhole = 'What was there before is whole.';

/** What phase 7 says: of the directory that it writes to, never of a description. */
export const writeCodes = {
  'output-not-directory': code<{ path: string }>({
    severity: 'error',
    message: p => `\`${p.path}\` is not a directory`,
    hint: () => 'give `-o` the directory that is to hold the project\'s own directory',
    explain: 'mlnc writes a directory with the project\'s name inside the one that `-o` names. Something that is not a directory stands in the way, and mlnc never replaces it.',
  }),
  'output-not-ours': code<{ path: string }>({
    severity: 'error',
    message: p => `\`${p.path}\` exists and was not written by mlnc`,
    hint: () => 'choose another directory with `-o`, or move this one away',
    explain: 'A directory that mlnc wrote has a `MANIFEST` that begins with mlnc\'s own line. This one has none and is not empty, so mlnc does not touch it: it may be somebody\'s work.',
  }),
  'output-is-link': code<{ path: string }>({
    severity: 'error',
    message: p => `\`${p.path}\` in the output is a symbolic link`,
    hint: () => 'remove the link, or choose another directory with `-o`',
    explain: 'mlnc never writes through a symbolic link inside its output: the link could lead to a file that has nothing to do with the project.',
  }),
  'output-denied': code<{ path: string; reason: string }>({
    severity: 'error',
    message: p => `\`${p.path}\` cannot be written: ${p.reason}`,
    hint: () => 'choose a directory that you may write to with `-o`',
    explain: `The file system or its permissions do not let mlnc write. ${oldIsWhole}`,
  }),
  'output-full': code<{ path: string; reason: string }>({
    severity: 'error',
    message: p => `\`${p.path}\` cannot be written: ${p.reason}`,
    hint: () => 'make room and run mlnc again; nothing was changed',
    explain: `New and changed files are written beside the old ones before any of those is replaced. The disk or the quota was full before that was done. ${oldIsWhole}`,
  }),
  'output-failed': code<{ path: string; reason: string }>({
    severity: 'error',
    message: p => `\`${p.path}\` cannot be written: ${p.reason}`,
    hint: () => 'run mlnc again; it finishes what was begun',
    explain: 'The operating system refused an operation on the output directory. If the replacing of files had begun, a journal stands in `.mlnc-new`, the scripts refuse to run, and the next mlnc finishes it.',
  }),
  'output-busy': code<{ path: string; holder: string; lock: string }>({
    severity: 'error',
    message: p => `another mlnc (${p.holder}) is writing \`${p.path}\``,
    hint: p => `wait until it has ended, then run mlnc again; if none runs any more, remove \`${p.lock}\``,
    explain: 'Two compilations of one project at the same time would mix their files, so the second waits some seconds for the first and then gives up. The first one\'s lock is the file `.PROJECT.mlnc-lock` beside the output, with its process and machine. One that a killed mlnc left behind goes away by itself, unless that was on another machine, or another program has its process number by now: then remove the file.',
  }),
  'output-lock-foreign': code<{ path: string }>({
    severity: 'error',
    message: p => `\`${p.path}\` lies in the place of mlnc's lock and is no file`,
    hint: () => 'look at what it is, remove it, and run mlnc again',
    explain: 'While mlnc writes an output, a file `.PROJECT.mlnc-lock` lies beside it. A directory, a pipe or the like in that place is nothing that mlnc made, and it is left alone.',
  }),
  'output-source-unreadable': code<{ path: string; reason: string }>({
    severity: 'error',
    message: p => `\`${p.path}\` cannot be read: ${p.reason}`,
    hint: () => 'a relative source of `files` is read beside the description when mlnc runs',
    explain: `A file that the output is to hold could not be read while the output was written. ${oldIsWhole}`,
  }),
  'output-interrupted': code<{ path: string }>({
    severity: 'error',
    message: p => `interrupted while writing \`${p.path}\``,
    hint: () => 'nothing was changed',
    explain: `mlnc was asked to end before all files were written. ${oldIsWhole}`,
  }),
  'file-not-written': code<{ path: string; reason: string }>({
    severity: 'error',
    message: p => `\`${p.path}\` cannot be written: ${p.reason}`,
    hint: () => 'is it your file, in a directory where you may write?',
    explain: '`mlnc fmt` and `mlnc init` write one file, and so does what plug-ins keep beside a description. The operating system refused it; a file that was there before is whole.',
  }),
  'stdout-not-written': code<{ reason: string }>({
    severity: 'error',
    message: p => `standard output cannot be written: ${p.reason}`,
    hint: () => 'send it elsewhere, or make room where it leads to, and run mlnc again',
    explain: 'What mlnc had to say did not all reach where standard output leads to: a file on a full disk for instance, or one that is open for reading only. The rest of the work was done as if it had: outputs and files are written. mlnc ends with 2, unless something else ends it with 1.',
  }),
  'kept-file-changed': code<{ path: string }>({
    severity: 'error',
    message: p => `\`${p.path}\` was changed by something else while mlnc worked; nothing was written`,
    hint: () => 'run mlnc again',
    explain: 'A plug-in keeps lines in this file beside the description. What it held when it was read is not what it holds now, so writing it would lose that change.',
  }),
  'file-edited': code<{ path: string }>({
    severity: 'warning',
    message: p => `\`${p.path}\` was edited by hand since mlnc wrote it, and is kept`,
    hint: () => 'move the change to the description; `--force` overwrites the file',
    explain: 'The file differs from what `MANIFEST` says that mlnc wrote. mlnc does not throw work away: the file stays as it is, and stays out of date, until it is removed or `--force` is given.',
  }),
  'files-not-ours': code<{ paths: readonly string[]; directory: string }>({
    severity: 'warning',
    message: p => p.paths.length === 1
      ? `\`${p.paths[0]}\` in \`${p.directory}\` is not from mlnc, and is kept`
      : `${p.paths.length} files in \`${p.directory}\` are not from mlnc, and are kept: ${p.paths.slice(0, 3).map(path => `\`${path}\``).join(', ')}${p.paths.length > 3 ? ', ...' : ''}`,
    hint: () => 'keep files of your own beside the output, not in it',
    explain: 'Files that `MANIFEST` does not list are nothing that mlnc wrote. They stay, but a copy made for a server may or may not hold them, and no script uses them.',
  }),
} satisfies CodeTable;
