import { code, type CodeTable } from '../../compiler/target-api.ts';

const demo = (lines: string): string => `global { project demo }\nhost a {\n    ${lines}\n}\n`;

/** What User-Mode Linux cannot honour. */
export const diagnostics = {
  'uml-memory-small': code<{ readonly mebibytes: number; readonly least: number }>({
    severity: 'error',
    message: p => `${p.mebibytes}M of memory is too little for a User-Mode Linux guest`,
    hint: p => `give it at least ${p.least}M`,
    explain: 'Below 24 MiB the kernel of a guest panics before it has mounted its disk.',
    wrong: demo('memory 16M'),
    right: demo('memory 32M'),
  }),
  'uml-cannot-say': code<{ readonly what: string; readonly value: string; readonly problem: string }>({
    severity: 'error',
    message: p => `${p.what} \`${p.value}\` ${p.problem}`,
    hint: p => (p.what === 'the argument' ? 'leave it out, or write it without' : 'choose a name without it; a symbolic link on the service host will do'),
    explain: 'The kernel of a guest reads its command line as words between blanks, and its drivers cut them at commas. There is no way to quote.',
    wrong: demo('filesystem "/srv/my disks/a.ext4"'),
    right: demo('filesystem /srv/disks/a.ext4'),
  }),
  'uml-argument-ours': code<{ readonly argument: string; readonly instead: string }>({
    severity: 'error',
    message: p => `\`${p.argument}\` in \`kernel_args\` is said by mlnc itself`,
    hint: p => `leave it out${p.instead === '' ? '' : ` and use ${p.instead}`}`,
    explain: 'mlnc writes the arguments for memory, disks, interfaces and consoles. Said twice, one of the two would silently lose.',
    wrong: demo('kernel_args "mem=64M"'),
    right: demo('kernel_args "quiet"'),
  }),
  'uml-name-too-long': code<{ readonly name: string }>({
    severity: 'error',
    message: p => `\`${p.name}\` is too long for the name of a User-Mode Linux machine`,
    hint: () => 'shorten the host\'s or the project\'s name: together they may have 62 characters',
    explain: 'The kernel of a guest keeps its name, HOST.PROJECT, in 64 bytes.',
    wrong: `global { project ${'p'.repeat(40)} }\nhost ${'h'.repeat(40)} { }\n`,
    right: 'global { project p }\nhost h { }\n',
  }),
  'uml-too-many-disks': code<{ readonly disks: number; readonly most: number }>({
    severity: 'error',
    message: p => `${p.disks} further disks are more than a User-Mode Linux guest can have`,
    hint: p => `${p.most} are possible`,
    explain: 'The kernel of a guest has sixteen disks: its own, one for swap, those of `mount`, and with `cow_filesystem` the one that its configuration comes on.',
  }),
  'uml-too-many-interfaces': code<{ readonly interfaces: number; readonly most: number }>({
    severity: 'error',
    message: p => `${p.interfaces} interfaces are more than a User-Mode Linux guest can have`,
    hint: p => `${p.most} are possible`,
    explain: 'The kernel\'s command line has room for about 4,000 characters, and each interface takes some sixty of them.',
  }),
} as const satisfies CodeTable;
