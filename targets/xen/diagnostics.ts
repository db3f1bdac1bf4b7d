import { code, type CodeTable } from '../../compiler/target-api.ts';

const demo = (lines: string, global = ''): string => `global { project demo${global} }\nhost a {\n    xen\n    template debian\n    ${lines}\n}\n`;

/** What Xen cannot honour. */
export const diagnostics = {
  'xen-link': code<{ readonly networkInterface: string; readonly word: string }>({
    severity: 'error',
    message: p => `\`${p.networkInterface}\`: a Xen domain cannot be connected by \`${p.word}\``,
    hint: () => 'plug it into a `switch` of the project, or a `bridge` of the service host',
    explain: 'The interfaces of a domain are ports of bridges on the service host. A tap device and the user-mode network are for platforms whose guests are processes.',
    wrong: demo('network eth0 { slirp }'),
    right: demo('network eth0 { bridge xenbr0 }'),
  }),
  'xen-maxmem-small': code<Record<never, never>>({
    severity: 'error',
    message: () => '`maxmem` is less than `memory`',
    hint: () => 'give it at least as much, or leave it out',
    explain: '`memory` is what a domain starts with, `maxmem` what it can be given while it runs.',
    wrong: demo('memory 256M; maxmem 128M'),
    right: demo('memory 128M; maxmem 256M'),
  }),
  'xen-bad-pci': code<{ readonly text: string }>({
    severity: 'error',
    message: p => `\`${p.text}\` is not the address of a PCI device`,
    hint: () => 'write it as `lspci -D` prints it: `pci 0000:03:00.0`',
    explain: 'A device is named by its domain, bus, slot and function. `xl pci-assignable-list` on the service host lists those that a guest can have.',
    wrong: demo('type pv; pci eth0'),
    right: demo('type pv; pci 0000:03:00.0'),
  }),
  'xen-pci-cannot': code<{ readonly problem: string; readonly hint: string }>({
    severity: 'error',
    message: p => p.problem,
    hint: p => p.hint,
    explain: 'Devices are handed to paravirtual domains, and to whole PCs whose memory is all there from the beginning. `xl create` refuses others; without a word about it a domain is of type pvh.',
    wrong: demo('pci 0000:03:00.0'),
    right: demo('type pv; pci 0000:03:00.0'),
  }),
  'xen-pci-twice': code<{ readonly address: string; readonly guest: string; readonly first: string }>({
    severity: 'error',
    message: p => (p.guest === p.first
      ? `the PCI device \`${p.address}\` is handed to \`${p.guest}\` twice`
      : `the PCI device \`${p.address}\` of \`${p.guest}\` is handed to \`${p.first}\` already, on the same service host`),
    hint: () => 'take it out of one of them; a card of several functions or a network card with virtual ones has an address for each',
    explain: 'A device belongs to one domain at a time: `xl create` refuses the second. `03:00.0` and `0000:03:00.0` are one address. What a superclass hands out goes to every host below it.',
    wrong: 'global { project demo }\nsuperclass domain { xen; type pv; template debian }\nhost a { superclass domain; pci 0000:03:00.0 }\nhost b { superclass domain; pci 03:00.0 }\n',
    right: 'global { project demo }\nsuperclass domain { xen; type pv; template debian }\nhost a { superclass domain; pci 0000:03:00.0 }\nhost b { superclass domain; pci 03:00.1 }\n',
  }),
  'xen-io-weight': code<{ readonly path: string }>({
    severity: 'error',
    message: p => `the disk of a domain on \`${p.path}\` cannot be given a weight`,
    hint: () => 'take out `io_weight`, or keep the disk in an image file (without `lvm`)',
    explain: 'xl has a process serve a disk that is an image file, and the domain\'s service gives that its weight. A volume or device is served by the kernel of the service host itself, for all domains alike.',
    wrong: demo('lvm; lvm_vg vg0; io_weight 200'),
    right: demo('io_weight 200'),
  }),
  'xen-too-many-disks': code<{ readonly disks: number; readonly most: number }>({
    severity: 'error',
    message: p => `${p.disks} further disks are more than a Xen domain can have`,
    hint: p => `${p.most} are possible`,
    explain: 'The disks of a domain are xvda to xvdz: its own, one for swap, and those of `mount`.',
  }),
  'xen-hostfs': code<Record<never, never>>({
    severity: 'error',
    message: () => 'a Xen domain cannot see folders of the service host',
    hint: () => 'copy them by `files`, or share them over the network',
    explain: '`hostfs` is for platforms whose guests are processes of the service host. A domain has disks and a network.',
    wrong: demo('hostfs { /srv/share /mnt/share }'),
    right: demo('files { /srv/share /mnt/share }'),
  }),
  'xen-root-runs': code<{ readonly word: string }>({
    severity: 'warning',
    message: p => `\`${p.word}\` means nothing to a Xen domain: root runs it`,
    hint: () => 'take it out; the share of processor time is `cpu_weight`',
    explain: 'Domains belong to the hypervisor, which only root of the service host commands. There is no process of an account to own or to slow down.',
    wrong: demo('owner lab'),
    right: demo('cpu_weight 128'),
  }),
  'xen-xm-cannot': code<{ readonly what: string }>({
    severity: 'error',
    message: p => `${p.what} cannot be said to \`xm\``,
    hint: () => 'take out `toolstack xm`, or write it differently',
    explain: 'The configuration of `xm`, which servers had until Xen 4.4, knows paravirtual domains and whole PCs only, takes the kernel of a whole PC for its firmware, and cuts the description of a disk at its commas.',
    wrong: demo('type pvh', '; toolstack xm'),
    right: demo('type pv', '; toolstack xm'),
  }),
  'xen-extra-ours': code<{ readonly name: string }>({
    severity: 'error',
    message: p => `\`${p.name}\` in \`xen_extra\` is mlnc's to set`,
    hint: () => 'take it out: scripts find the domain by it',
    explain: 'A domain\'s name and uuid are derived from the names of project and host. The scripts tell their own domains from others by them.',
    wrong: demo('xen_extra {\n        name = "b"\n    }'),
    right: demo('xen_extra {\n        on_crash = "preserve"\n    }'),
  }),
} as const satisfies CodeTable;
