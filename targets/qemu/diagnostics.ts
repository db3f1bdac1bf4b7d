import { code, type CodeTable } from '../../compiler/target-api.ts';

const demo = (lines: string): string => `global { project demo }\nhost a {\n    memory 128M; kvm${lines}\n}\n`;

/** What QEMU cannot honour. */
export const diagnostics = {
  'qemu-memory-small': code<{ readonly mebibytes: number; readonly least: number }>({
    severity: 'error',
    message: p => `${p.mebibytes}M of memory is too little for the kernel that \`mln template kernel\` made`,
    hint: p => `give the guest at least ${p.least}M, or a small \`kernel\` of your own`,
    explain: 'A distribution\'s kernel panics with less, before it has mounted the guest\'s disk.',
    wrong: demo('; memory 64M'),
    right: demo(''),
  }),
  'qemu-too-many': code<{ readonly what: string; readonly number: number; readonly most: number }>({
    severity: 'error',
    message: p => `${p.number} ${p.what} are more than a QEMU guest can have`,
    hint: p => `${p.most} are possible; an interface called eth30 counts as the thirty-first`,
    explain: 'Each kind of device has places of its own on the guest\'s PCI bus, so that one more of a kind renames no other: a limited number of each.',
  }),
  'qemu-bridge-needs-tap': code<{ readonly networkInterface: string; readonly bridge: string }>({
    severity: 'error',
    message: p => `\`${p.networkInterface}\` cannot join bridge \`${p.bridge}\` by itself: a QEMU guest that runs without rights needs a tap device`,
    hint: p => `let root make one in the bridge (\`ip tuntap add tap0 mode tap user NAME && ip link set tap0 master ${p.bridge} up\`), and say \`tun_iface tap0\` in place of \`bridge\``,
    explain: 'A bridge is the system\'s. A guest that an ordinary user starts reaches it only through a tap device that root has made for that user.',
    wrong: demo('\n    network eth0 { bridge br0 }'),
    right: demo('\n    network eth0 { tun_iface tap0 }'),
  }),
  'qemu-microvm-cannot': code<{ readonly what: string }>({
    severity: 'error',
    message: p => `a \`microvm\` cannot ${p.what}`,
    hint: () => 'take out `machine microvm`, or give it `boot kernel` and no display',
    explain: 'The small machine has neither firmware that reads disks nor a screen: QEMU hands it its kernel.',
    wrong: demo(' { machine microvm; display vnc }'),
    right: demo(' { machine microvm }'),
  }),
  'qemu-display-port': code<{ readonly kind: string; readonly first: number }>({
    severity: 'error',
    message: p => (p.kind === 'spice' ? '`display spice` wants a port' : `a VNC display has a port from ${p.first} on`),
    hint: p => `say \`display_port ${p.first + 1}\``,
    explain: 'SPICE listens on the port that it is given. VNC counts its displays from port 5900 on, and takes the first free one where nothing is said.',
    wrong: demo(' { display spice }'),
    right: demo(' { display spice; display_port 5930 }'),
  }),
  'qemu-display-twice': code<{ readonly port: number; readonly other: string }>({
    severity: 'error',
    message: p => `port ${p.port} is the display of \`${p.other}\` already, on the same service host`,
    hint: () => 'give each a port of its own; VNC without one takes the first free port',
    explain: 'Only one program can listen on a port. A port in a superclass is that of every host below it.',
    wrong: `${demo(' { display vnc; display_port 5901 }')}host b { memory 128M; kvm { display vnc; display_port 5901 } }\n`,
    right: `${demo(' { display vnc; display_port 5901 }')}host b { memory 128M; kvm { display vnc; display_port 5902 } }\n`,
  }),
  'qemu-extra-ours': code<{ readonly word: string }>({
    severity: 'error',
    message: p => `\`${p.word}\` in \`qemu_extra\` is mlnc's to say`,
    hint: () => 'take it out',
    explain: 'The scripts find a guest by its name and process file, wait for it in the foreground and read its first serial port. With this argument they could not.',
    wrong: demo('\n    qemu_extra {\n        -daemonize\n    }'),
    right: demo('\n    qemu_extra {\n        -device\n        usb-ehci\n    }'),
  }),
} as const satisfies CodeTable;
