import { code } from '../diagnostic.ts';
import type { CodeTable } from '../diagnostic.ts';

/** What can be wrong with ranges of hosts. */
export const expandCodes = {
  'range-repeated': code({
    severity: 'error',
    message: () => 'a name can hold one range only',
    hint: () => 'write one block for each value of the other range',
    explain: 'A range such as `www[1-40]` makes one host for each number, and `$index` is that number. With two ranges in one name it could not be told which number `$index` is.',
    wrong: 'global { project demo }\nhost rack[1-2]node[1-4] { }\n',
    right: 'global { project demo }\nhost rack1node[1-4] { }\nhost rack2node[1-4] { }\n',
  }),
  'range-backwards': code<{ readonly first: number; readonly last: number }>({
    severity: 'error',
    message: p => `the range runs backwards, from ${p.first} to ${p.last}`,
    hint: p => `write \`[${p.last}-${p.first}]\``,
    explain: 'A range counts up: its first number is not larger than its last.',
    wrong: 'global { project demo }\nhost www[4-1] { }\n',
    right: 'global { project demo }\nhost www[1-4] { }\n',
  }),
  'range-too-long': code<{ readonly count: number; readonly most: number }>({
    severity: 'error',
    message: p => `the range makes ${p.count} hosts; at most ${p.most} are made from one block`,
    hint: () => 'is there a digit too many?',
    explain: 'Each host is a virtual machine with a disk and a process of its own. A range this long is nearly always a slip of the finger.',
    wrong: 'global { project demo }\nhost www[1-9999999] { }\n',
    right: 'global { project demo }\nhost www[1-99] { }\n',
  }),
} as const satisfies CodeTable;
