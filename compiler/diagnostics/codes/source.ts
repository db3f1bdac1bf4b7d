import { code } from '../diagnostic.ts';
import type { CodeTable } from '../diagnostic.ts';

interface Path {
  readonly path: string;
}

/** What can be wrong with a file before a word of it is understood. */
export const sourceCodes = {
  'file-missing': code<Path>({
    severity: 'error',
    message: p => `there is no file \`${p.path}\``,
    hint: () => 'check the spelling; a path is relative to the current directory, in an `#include` to the file that includes it',
    explain: 'The description, or a file that it includes, does not exist.',
    wrong: 'global { project demo }\n#include no-such-file.mln\n',
    right: 'global { project demo }\n',
  }),
  'file-is-directory': code<Path>({
    severity: 'error',
    message: p => `\`${p.path}\` is a directory`,
    hint: p => `name a file, or all files in it: \`${p.path.replace(/\/+$/, '')}/*.mln\``,
    explain: 'mlnc reads files. A directory is read by naming its files, with `*` where there are many.',
    wrong: 'global { project demo }\n#include /\n',
    right: 'global { project demo }\n',
  }),
  'file-no-permission': code<Path>({
    severity: 'error',
    message: p => `no permission to read \`${p.path}\``,
    hint: p => `\`ls -l ${p.path}\` shows who may`,
    explain: 'The file exists, but the account that runs mlnc may not read it, or may not enter a directory on the way to it.',
  }),
  'file-too-large': code<Path & { readonly bytes: number; readonly limit: number }>({
    severity: 'error',
    message: p => `\`${p.path}\` has ${p.bytes} bytes; a description may have ${p.limit}`,
    hint: () => 'is it a disk image? If it is a description, divide it with `#include`',
    explain: 'A file of a description may be 64 MiB large, room for some hundred thousand hosts. What is larger is most likely another kind of file.',
  }),
  'file-not-utf8': code<Path & { readonly offset: number; readonly byte: number }>({
    severity: 'error',
    message: p => `\`${p.path}\` is not UTF-8: byte ${p.offset} is 0x${p.byte.toString(16).padStart(2, '0')}`,
    hint: p => `if it was written as Latin-1: \`iconv -f latin1 -t utf-8 ${p.path}\``,
    explain: 'Descriptions are UTF-8. Another encoding would arrive in guests as other characters than were meant, so it is refused rather than guessed. Bytes are counted from 0.',
  }),
  'file-binary': code<Path & { readonly offset: number }>({
    severity: 'error',
    message: p => `\`${p.path}\` is not text: byte ${p.offset} is NUL`,
    hint: () => 'is it an image or an archive? UTF-16 has to be saved as UTF-8',
    explain: 'A NUL byte never stands in text. Bytes are counted from 0.',
  }),
  'file-unreadable': code<Path & { readonly reason: string }>({
    severity: 'error',
    message: p => `cannot read \`${p.path}\`: ${p.reason}`,
    explain: 'The system refused to read the file for the reason that is named.',
  }),
} as const satisfies CodeTable;
