import { code, type CodeTable } from '../../compiler/target-api.ts';

const demo = (lines: string): string => `global { project demo }\nhost a {\n    memory 128M; template busybox; kvm${lines}\n}\n`;

/** What QEMU cannot honour. */
export const diagnostics = {
  'qemu-memory-small': code<{ readonly mebibytes: number; readonly least: number }>({
    severity: 'error',
    message: p => `${p.mebibytes}M of memory is too little for the kernel that \`mln template kernel\` makes`,
    hint: p => `give the guest at least ${p.least}M (\`memory 128M\`), or a small \`kernel\` of your own`,
    explain: 'The kernel of a distribution panics with less, before it has mounted the guest\'s disk.',
    wrong: demo('; memory 64M'),
    right: demo(''),
  }),
  'qemu-cannot': code<{ readonly what: string; readonly hint: string }>({
    severity: 'error', message: p => `a QEMU guest cannot ${p.what}`,
    hint: p => p.hint,
    explain: 'Each kind of device has places of its own on the guest\'s PCI bus, so that one more of a kind renames no other: a limited number of each. A `microvm` has neither firmware that reads disks nor a screen. And the scripts find a guest by its name and process file, and wait for it in the foreground: `qemu_extra` is not to change that.',
    wrong: demo(' { machine microvm; display vnc }'),
    right: demo(' { machine microvm }'),
  }),
  'qemu-display-port': code<{ readonly problem: string; readonly hint: string }>({
    severity: 'error',
    message: p => p.problem, hint: p => p.hint,
    explain: 'SPICE listens on the port that it is given, and VNC counts its displays from port 5900 on.',
    wrong: demo(' { display vnc; display_port 80 }'),
    right: demo(' { display vnc; display_port 5901 }'),
  }),
} as const satisfies CodeTable;
