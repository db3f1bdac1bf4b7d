import { code, type CodeTable } from '../diagnostic.ts';

interface OnServer {
  readonly switch: string;
  readonly server: string;
}

/** What can be found only when files are planned: by the choice of back ends, and by a look at the user's own files. */
export const planCodes = {
  'switch-impossible': code<OnServer & { readonly guests: readonly string[] }>({
    severity: 'error',
    message: p => `no kind of switch can join all guests of switch \`${p.switch}\` on \`${p.server}\``,
    hint: p => `${p.guests.map(guest => `\`${guest}\``).join(' and ')} have no kind of link in common; put them on different switches`,
    explain: 'Each platform can make some kinds of links: to a uml_switch, to a vde switch, to a bridge. A switch is made in the first way that all its guests on a server can join.',
  }),
  'switch-backend-refused': code<OnServer & { readonly backend: string; readonly guest: string; readonly possible: readonly string[] }>({
    severity: 'error',
    message: p => `\`${p.guest}\` cannot join switch \`${p.switch}\` on \`${p.server}\` as a \`${p.backend}\``,
    hint: p => (p.possible.length === 0 ? 'leave `backend` out, and move the guest to another switch' : `its platform can join: ${p.possible.map(one => `\`${one}\``).join(', ')}; or leave \`backend\` out`),
    explain: '`backend` forces the way in which a switch is made. Every guest on it must be able to join that kind.',
  }),
  'socket-path-too-long': code<{ readonly path: string; readonly bytes: number }>({
    severity: 'error',
    message: p => `the socket's path has ${p.bytes} bytes; a unix socket's may have 107`,
    hint: () => 'choose a shorter path, such as one below /run',
    explain: 'Linux keeps the path of a unix socket in 108 bytes, the last of which is NUL. Some programs cut a longer path silently and listen elsewhere.',
    wrong: `global { project demo }\nswitch lan { socket /run/${'long/'.repeat(21)}lan.ctl }\nhost a { network eth0 { switch lan } }\n`,
    right: 'global { project demo }\nswitch lan { socket /run/lab/lan.ctl }\nhost a { network eth0 { switch lan } }\n',
  }),
  'state-name-twice': code<{ readonly path: string; readonly guest: string; readonly other: string; readonly server: string }>({
    severity: 'error',
    message: p => `the guest \`${p.guest}\` and the switch \`${p.other}\` would both have \`${p.path}\` in the state directory on \`${p.server}\``,
    hint: () => 'call one of them otherwise, or the project',
    explain: 'Sockets, pipes and folders of guests and switches lie side by side in the state directory: `run/<switch>.ctl` and `run/<guest>.<project>`, `run/started/<guest>` and `run/started/<switch>.pid`. Names that end like one of these can make two of them one, and one would take the other for its own.',
    wrong: 'global { project ctl }\nswitch lan { }\nhost lan { network eth0 { switch lan } }\n',
    right: 'global { project control }\nswitch lan { }\nhost lan { network eth0 { switch lan } }\n',
  }),
  'guest-paths-clash': code<{ readonly guest: string; readonly path: string; readonly other: string }>({
    severity: 'error',
    message: p => (p.path === p.other
      ? `\`${p.path}\` of \`${p.guest}\` is given twice`
      : `\`${p.path}\` and \`${p.other}\` of \`${p.guest}\` cannot lie beside each other in the output`),
    hint: p => {
      if (p.path === p.other) return 'choose another destination for one, or take it out of its folder';
      return p.path.toLowerCase() === p.other.toLowerCase()
        ? 'they differ in case alone; rename one, or give it an absolute source on the service host'
        : 'a file cannot be a folder too: choose another destination for one of them';
    },
    explain: 'Files that lie beside the description are copied into the output, under their place in the guest. The output must survive on file systems that do not tell upper from lower case.',
  }),
  'bridge-too-large': code<{ readonly network: string; readonly ports: number; readonly limit: number }>({
    severity: 'error',
    message: p => `${p.network} is to have ${p.ports} ports; a Linux bridge has at most ${p.limit}`,
    hint: () => 'divide it, or let the switch be another kind with `backend vde`',
    explain: 'The kernel numbers the ports of a bridge with ten bits and refuses the 1,024th.',
  }),
  'bridge-needs-tap': code<{ readonly networkInterface: string; readonly bridge: string }>({
    severity: 'error',
    message: p => `\`${p.networkInterface}\` cannot join bridge \`${p.bridge}\` by itself: a guest that runs without rights needs a tap device`,
    hint: p => `let root make one in the bridge (\`ip tuntap add tap0 mode tap user NAME && ip link set tap0 master ${p.bridge} up\`), and say \`tun_iface tap0\` in place of \`bridge\``,
    explain: 'A bridge is the system\'s. A guest that an ordinary user starts reaches it only through a tap device that root has made for that user.',
    wrong: 'global { project demo }\nhost a {\n    network eth0 { bridge br0 }\n}\n',
    right: 'global { project demo }\nhost a {\n    network eth0 { tun_iface tap0 }\n}\n',
  }),
  'ramdisk-unused': code<Record<never, never>>({
    severity: 'warning',
    message: () => '`ramdisk` does nothing: no kernel that the description names boots with it',
    hint: () => 'name the `kernel` that it belongs to, or take it out',
    explain: 'Where a guest boots what its disk holds, its kernel and the initial ramdisk that goes with it come from there. One of the service host is for a kernel that comes from outside as well.',
    wrong: 'global { project demo }\nhost a { xen; template debian; ramdisk /srv/initrd }\n',
    right: 'global { project demo }\nhost a { xen; template debian; kernel /srv/linux; ramdisk /srv/initrd }\n',
  }),
  'display-port-twice': code<{ readonly port: number; readonly guest: string; readonly first: string }>({
    severity: 'error',
    message: p => `port ${p.port}, the display of \`${p.guest}\`, is that of \`${p.first}\` already, on the same service host`,
    hint: () => 'give each a display of its own; VNC without a number takes the first free one above those that have one',
    explain: 'VNC counts its displays from port 5900 on, so `vncdisplay 1` is port 5901, on whichever platform, and only one program can listen on a port. A number in a superclass is that of every host below it.',
    wrong: 'global { project demo }\nhost a { xen; template debian; vncdisplay 1 }\nhost b { memory 128M; template busybox; kvm { display vnc; display_port 5901 } }\n',
    right: 'global { project demo }\nhost a { xen; template debian; vncdisplay 1 }\nhost b { memory 128M; template busybox; kvm { display vnc; display_port 5902 } }\n',
  }),
  'guest-path-twice': code<{ readonly guest: string; readonly path: string }>({
    severity: 'error',
    message: p => `\`${p.path}\` in \`${p.guest}\` is mlnc's to write`,
    hint: () => 'leave it out of `files`: what it holds is set by keywords (`mlnc keywords`), the rest can be added in `startup`',
    explain: 'A guest\'s host name, addresses and the like are written from the description. A file in the same place would be overwritten, or overwrite them, as the order has it.',
    wrong: 'global { project demo }\nhost a { files { /etc/hostname /etc/hostname } }\n',
    right: 'global { project demo }\nhost a { files { /etc/motd /etc/motd } }\n',
  }),
  'expect-no-way': code<{ readonly guest: string }>({
    severity: 'error',
    message: p => `nobody can look into \`${p.guest}\``,
    hint: () => 'give it an `ssh_key` and an address that the service host reaches, or expect it from another guest',
    explain: 'What is expected in a guest is looked at over a line of its own, which User-Mode Linux and QEMU give it and which needs a disk that is made here, or by ssh: with the first address of the guest, and root or the first user that has an `ssh_key`. This guest has neither.',
    wrong: 'global { project demo }\nhost a {\n    filesystem /srv/a.img\n    expect { file /etc/hostname }\n}\n',
    right: 'global { project demo }\nhost a {\n    expect { file /etc/hostname }\n}\n',
  }),
  'plugin-output-path': code<{ readonly plugin: string; readonly path: string }>({
    severity: 'error',
    message: p => `the plug-in \`${p.plugin}\` writes \`${p.path}\`, which is no path inside the output`,
    hint: () => 'this is a defect of the plug-in: paths are relative, and without `..`, empty parts and control characters',
    explain: 'A plug-in may add files to the output. Nothing that it says can lead out of it.',
  }),
  'seed-not-built': code<{ readonly guest: string }>({
    severity: 'error',
    message: p => `\`${p.guest}\` is to be set up by a seed on a disk of its own, and \`filesystem\` says that nothing is built for it`,
    hint: () => 'leave one of the two out: with `template` in place of `filesystem` the guest gets a copy and the seed',
    explain: '`filesystem` uses a disk as it is: nothing is made, configured or removed. A seed is made when a guest is built.',
    wrong: 'global { project demo }\ntemplate cloud { family redhat }\nhost a { template cloud; cloud_init_seed iso; filesystem /srv/a.img }\n',
    right: 'global { project demo }\ntemplate cloud { family redhat }\nhost a { template cloud; cloud_init_seed iso }\n',
  }),
  'disk-not-written': code<{ readonly guest: string; readonly words: readonly string[]; readonly plugins: boolean }>({
    severity: 'warning',
    message: p => `${[...(p.words.length === 0 ? [] : [`what the description says by ${p.words.map(word => `\`${word}\``).join(', ')}`]), ...(p.plugins ? ['what plug-ins add'] : [])].join(' and ')} does not reach \`${p.guest}\`, whose disk is used as it is`,
    hint: p => `set that up in the image itself${p.words.length === 0 ? '' : ` and take the words out here (what is inherited: \`no ${p.words[0]}\`)`}; or write \`template\` in place of \`filesystem\`: the guest gets a copy, set up as described`,
    explain: '`filesystem` uses a disk as it is: nothing is made, configured or removed. The guest has the host name, accounts and addresses that are in the image, and does not say when it is ready, so that start does not wait for it unless the description has `ready`. An address in the description is still checked, told to other guests, and where `mln check` looks for the guest by ssh.',
    wrong: 'global { project demo }\nhost a {\n    filesystem /srv/a.img\n    startup {\n        echo hello\n    }\n}\n',
    right: 'global { project demo }\nhost a { filesystem /srv/a.img }\n',
  }),
  'plugin-output-taken': code<{ readonly plugin: string; readonly path: string; readonly other: string }>({
    severity: 'error',
    message: p => `the plug-in \`${p.plugin}\` writes \`${p.path}\`, which is ${p.other === 'mlnc' ? 'mlnc\'s own' : `another file's place, or its folder's: of ${p.other}`}`,
    hint: () => 'this is a defect of the plug-in, or of two that do not go together',
    explain: 'Two files of the output cannot lie in one place, also where upper and lower case are not told apart.',
  }),
} as const satisfies CodeTable;

export type PlanCodes = typeof planCodes;
