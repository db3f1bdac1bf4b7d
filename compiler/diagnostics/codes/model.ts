import { code } from '../diagnostic.ts';
import type { CodeTable } from '../diagnostic.ts';

interface GuestAndInterface {
  readonly guest: string;
  readonly name: string;
}

interface Suggested {
  readonly name: string;
  readonly suggestion: string | undefined;
}

const didYouMean = (otherwise: string) => (p: Suggested): string => (p.suggestion === undefined ? otherwise : `did you mean \`${p.suggestion}\`?`);

/** What can be wrong with a project when its settings are put together, each of them sound by itself. */
export const modelCodes = {
  'two-attachments': code<GuestAndInterface & { readonly first: string; readonly second: string }>({
    severity: 'error',
    message: p => `\`${p.name}\` of \`${p.guest}\` is plugged in twice: by \`${p.first}\` and by \`${p.second}\``,
    hint: p => `keep one of them; an inherited one is taken back with \`no ${p.first}\``,
    explain: 'An interface has one plug: `switch`, `bridge`, `tun_iface` or `slirp`. A guest that needs two networks gets two interfaces.',
    wrong: 'global { project demo }\nswitch lan { }\nhost a {\n    network eth0 {\n        switch lan\n        bridge br0\n    }\n}\n',
    right: 'global { project demo }\nswitch lan { }\nhost a {\n    network eth0 {\n        switch lan\n    }\n    network eth1 {\n        bridge br0\n    }\n}\n',
  }),
  'unknown-switch': code<Suggested>({
    severity: 'error',
    message: p => `there is no switch \`${p.name}\``,
    hint: p => didYouMean(`add \`switch ${p.name} { }\``)(p),
    explain: 'An interface names a switch that the description does not have. A bridge of the service host is named with `bridge`.',
    wrong: 'global { project demo }\nhost a {\n    network eth0 { switch lan }\n}\n',
    right: 'global { project demo }\nswitch lan { }\nhost a {\n    network eth0 { switch lan }\n}\n',
  }),
  'mac-collision': code<{ readonly mac: string; readonly first: string; readonly second: string }>({
    severity: 'error',
    message: p => `${p.first} and ${p.second} have the same derived MAC address \`${p.mac}\``,
    hint: () => 'give one of them a `mac` of its own',
    explain: 'A MAC address that is not given is derived from the names of site, project, host and interface. Two that come out equal, or equal to one that is given, would disturb each other.',
  }),
  'netmask-assumed': code<{ readonly address: string; readonly prefix: number }>({
    severity: 'warning',
    message: p => `\`${p.address}\` has no netmask; /${p.prefix} is assumed`,
    hint: p => `write \`${p.address}/${p.prefix}\`${p.address.includes(':') ? '' : ', or add a `netmask`'}`,
    explain: 'An address alone does not say which others are reached without a gateway. Most networks are a /24 (255.255.255.0), in IPv6 a /64, so that is what mlnc takes, and says so.',
    wrong: 'global { project demo }\nswitch lan { }\nhost a {\n    network eth0 {\n        switch lan\n        address 10.0.0.1\n    }\n}\n',
    right: 'global { project demo }\nswitch lan { }\nhost a {\n    network eth0 {\n        switch lan\n        address 10.0.0.1/24\n    }\n}\n',
  }),
  'netmask-too-long': code<{ readonly prefix: number }>({
    severity: 'error',
    message: p => `a netmask of ${p.prefix} bits does not fit an IPv4 address, which has 32`,
    hint: () => 'for IPv6, write the prefix with the address: `2001:db8::1/64`',
    explain: '`netmask` counts for IPv4 addresses that are written without a prefix.',
    wrong: 'global { project demo }\nswitch lan { }\nhost a {\n    network eth0 {\n        switch lan\n        address 10.0.0.1\n        netmask 64\n    }\n}\n',
    right: 'global { project demo }\nswitch lan { }\nhost a {\n    network eth0 {\n        switch lan\n        address 10.0.0.1\n        netmask 24\n    }\n}\n',
  }),
  'address-not-chosen': code<{ readonly word: string }>({
    severity: 'error',
    message: p => `\`address ${p.word}\` was not replaced by an address`,
    hint: p => (p.word === 'auto' ? '`auto` is for guests that the plug-in `autoenum` makes; here, give an address or `dhcp`' : 'give an address or `dhcp`'),
    explain: '`address auto` leaves the address to a plug-in that numbers guests. In a guest that no plug-in numbers it says nothing.',
    wrong: 'global { project demo }\nswitch lan { }\nhost a {\n    network eth0 {\n        switch lan\n        address auto\n    }\n}\n',
    right: 'global { project demo }\nswitch lan { }\nhost a {\n    network eth0 {\n        switch lan\n        address 10.0.0.1/24\n    }\n}\n',
  }),
  'no-free-address': code<{ readonly guest: string; readonly name: string; readonly why: string }>({
    severity: 'error',
    message: p => `there is no free address for \`${p.name}\` of \`${p.guest}\`: ${p.why}`,
    hint: () => 'give the address itself; with `freeip` in `global`, addresses of IPv6 networks are taken too',
    explain: '`address free` takes the lowest IPv4 address that nobody has in the network of the switch. That network is known from the guests there that have an address with a prefix or netmask.',
    wrong: 'global { project demo }\nswitch lan { }\nhost a {\n    network eth0 {\n        switch lan\n        address free\n    }\n}\n',
    right: 'global { project demo }\nswitch lan { }\nhost a {\n    network eth0 {\n        switch lan\n        address free\n    }\n}\nhost b {\n    network eth0 {\n        switch lan\n        address 10.0.0.1/24\n    }\n}\n',
  }),
  'no-template': code<{ readonly guest: string; readonly platform: string }>({
    severity: 'error',
    message: p => `\`${p.guest}\` has no template, and \`${p.platform}\` has none of its own`,
    hint: () => 'add `template NAME`; `mln template list` shows what there is',
    explain: 'A guest\'s disk is made from a template. Only some platforms have one that is always there.',
    wrong: 'global { project demo }\nhost a {\n    kvm\n}\n',
    right: 'global { project demo }\nhost a {\n    template busybox\n}\n',
  }),
  'family-guessed': code<{ readonly template: string; readonly family: string; readonly sure: boolean }>({
    severity: 'warning',
    message: p => `what is inside the template \`${p.template}\` is not said; ${p.sure ? `by its name it is \`${p.family}\`` : `\`${p.family}\` is taken`}`,
    hint: p => `add \`template ${p.template} { family ${p.family} }\` at the top level, once for the whole site`,
    explain: 'How host name, network and accounts are written depends on the system in the template: its family. Where no `template` block says it, it is guessed from the name: debian and ubuntu are debian; alpine and busybox are busybox; fedora, centos, rhel, rocky and alma are redhat; all others are taken for debian.',
    wrong: 'global { project demo }\nhost a {\n    template ubuntu-server\n}\n',
    right: 'global { project demo }\ntemplate ubuntu-server { family debian }\nhost a {\n    template ubuntu-server\n}\n',
  }),
  'template-platform': code<{ readonly template: string; readonly platform: string; readonly platforms: readonly string[] }>({
    severity: 'error',
    message: p => `the template \`${p.template}\` boots on ${p.platforms.map(name => `\`${name}\``).join(', ')}, not on \`${p.platform}\``,
    hint: () => 'take another template or another platform, or add the platform to the template\'s `platforms`',
    explain: 'The template\'s block lists the platforms that its image was made for: another one finds no kernel or no disk in it.',
    wrong: 'global { project demo }\ntemplate big { family debian; platforms kvm }\nhost a {\n    template big\n}\n',
    right: 'global { project demo }\ntemplate big { family debian; platforms kvm uml }\nhost a {\n    template big\n}\n',
  }),
  'switch-spans-servers-not-served': code<{ readonly name: string; readonly servers: readonly string[] }>({
    severity: 'error',
    message: p => `the guests of switch \`${p.name}\` run on several service hosts (${p.servers.map(name => `\`${name}\``).join(', ')}), which is not served yet`,
    hint: () => 'put them on one service host, or use a `bridge` that the service hosts share',
    explain: 'A switch is a program or bridge of one service host. Joining those of several by tunnels is to come; until then a project with such a switch parses and is checked, but no output is made.',
    wrong: 'global { project demo }\nswitch lan { }\nhost a {\n    service_host one\n    network eth0 { switch lan }\n}\nhost b {\n    service_host two\n    network eth0 { switch lan }\n}\n',
    right: 'global { project demo }\nswitch lan { }\nhost a {\n    service_host one\n    network eth0 { switch lan }\n}\nhost b {\n    service_host one\n    network eth0 { switch lan }\n}\n',
  }),
  'server-is-local': code({
    severity: 'error',
    message: () => '`local` is the machine where the scripts are called, and cannot be described',
    hint: () => 'give the service host a name of its own',
    explain: 'Guests without `service_host` run on `local`: whatever machine the scripts are called on. So it has no address, no port and no known size.',
    wrong: 'global { project demo }\nservice_host local { slots 2 }\nhost a { }\n',
    right: 'global { project demo }\nservice_host gw1 { slots 2 }\nhost a {\n    service_host gw1\n}\n',
  }),
  'password-locked': code<{ readonly account: string; readonly text: string }>({
    severity: 'warning',
    message: p => `\`${p.text}\` is no password: the account \`${p.account}\` is locked`,
    hint: () => 'write a hash, as `openssl passwd -6` prints it, or one `*` if the account is to be locked',
    explain: 'Several stars stand where a password was taken out of a listing. mlnc reads them as one: nobody logs in by password.',
    wrong: 'global { project demo }\nhost a {\n    root_password *****\n}\n',
    right: 'global { project demo }\nhost a {\n    root_password *\n    ssh_key root "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEXAMPLEKEYEXAMPLEKEYEXAMPLEKEYEXAMPLEKE me"\n}\n',
  }),
  'password-file': code<{ readonly path: string; readonly problem: string }>({
    severity: 'error',
    message: p => `\`${p.path}\` ${p.problem}`,
    hint: () => 'its first line is to be a password\'s hash, as `openssl passwd -6` prints it',
    explain: '`root_password file PATH` keeps the hash out of the description: the file is read when the description is compiled. A relative path is looked up beside the description.',
    wrong: 'global { project demo }\nhost a {\n    root_password file no-such-file\n}\n',
  }),
  'text-file': code<{ readonly path: string; readonly problem: string }>({
    severity: 'error',
    message: p => `\`${p.path}\` ${p.problem}`,
    hint: () => 'a relative path is looked up beside the description, when it is compiled',
    explain: '`startup file PATH` takes the text of the file as it is, in place of a block between braces: for scripts that are tested by themselves, and for text whose braces do not balance. No variable is replaced in it.',
    wrong: 'global { project demo }\nhost a {\n    startup file no-such-file.sh\n}\n',
    right: 'global { project demo }\nhost a {\n    startup {\n        true\n    }\n}\n',
  }),
  'key-file': code<{ readonly path: string; readonly problem: string }>({
    severity: 'error',
    message: p => `\`${p.path}\` ${p.problem}`,
    hint: () => 'name a file of public keys, such as `id_ed25519.pub`, or write the key itself: `ssh-ed25519 AAAA...`',
    explain: 'A public key is written as it stands in authorized_keys, or as the path of a file with such lines. The file is read when the description is compiled; a relative path is looked up beside the description.',
    wrong: 'global { project demo }\nhost a {\n    ssh_key root no-such-file.pub\n}\n',
    right: 'global { project demo }\nhost a {\n    ssh_key root "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEXAMPLEKEYEXAMPLEKEYEXAMPLEKEYEXAMPLEKE me"\n}\n',
  }),
  'files-source': code<{ readonly path: string; readonly problem: string }>({
    severity: 'error',
    message: p => `\`${p.path}\` ${p.problem}`,
    hint: () => 'a relative path is looked up beside the description; an absolute one is read on the service host when the guest is built',
    explain: 'A relative source of `files` is copied into the output when the description is compiled, so it must be there, and may not lead out of the description\'s folder.',
    wrong: 'global { project demo }\nhost a {\n    files { no-such-file /etc/motd }\n}\n',
    right: 'global { project demo }\nhost a {\n    files { /etc/motd /etc/motd }\n}\n',
  }),
  'device-collision': code<{ readonly device: string; readonly first: string; readonly second: string }>({
    severity: 'error',
    message: p => `the switches \`${p.first}\` and \`${p.second}\` would both be the device \`${p.device}\``,
    hint: () => 'rename one of them, or give one a `bridge` of its own',
    explain: 'On a service host a switch that is a bridge is called SWITCH.PROJECT, cut and with digits of its hash where that is over 15 bytes. Two of one name would be one bridge.',
    wrong: 'global { project demo }\nswitch a { bridge br0 }\nswitch b { bridge br0 }\nhost x {\n    network eth0 { switch a }\n    network eth1 { switch b }\n}\n',
    right: 'global { project demo }\nswitch a { bridge br0 }\nswitch b { bridge br1 }\nhost x {\n    network eth0 { switch a }\n    network eth1 { switch b }\n}\n',
  }),
  'expect-unknown-host': code<{ readonly text: string; readonly near: string | undefined }>({
    severity: 'error',
    message: p => `nothing is called \`${p.text}\``,
    hint: p => (p.near === undefined ? 'name a guest, `GUEST.INTERFACE`, an address, or a name with a dot that is looked up where the check runs' : `did you mean \`${p.near}\`?`),
    explain: '`ping` and `port` of an `expect` block reach a guest of this description by an address of it, one that both share a network with if there is one; `GUEST.INTERFACE` chooses. Addresses may be written themselves, and names with a dot are looked up where the check runs.',
    wrong: 'global { project demo }\nswitch lan { }\nhost gw {\n    network eth0 { switch lan; address 10.0.0.1/24 }\n}\nhost a {\n    network eth0 { switch lan; address 10.0.0.2/24 }\n    expect { ping gv }\n}\n',
    right: 'global { project demo }\nswitch lan { }\nhost gw {\n    network eth0 { switch lan; address 10.0.0.1/24 }\n}\nhost a {\n    network eth0 { switch lan; address 10.0.0.2/24 }\n    expect { ping gw }\n}\n',
  }),
  'expect-no-address': code<{ readonly name: string }>({
    severity: 'error',
    message: p => `\`${p.name}\` has no address that is known before it runs`,
    hint: () => 'give it an `address`, or write the one that it will have',
    explain: 'What `ping` and `port` of an `expect` block reach is decided when the description is compiled. A guest without an address, or with one from DHCP alone, cannot be named there.',
    wrong: 'global { project demo }\nswitch lan { }\nhost gw {\n    network eth0 { switch lan; address dhcp }\n}\nhost a {\n    network eth0 { switch lan; address 10.0.0.2/24 }\n    expect { ping gw }\n}\n',
    right: 'global { project demo }\nswitch lan { }\nhost gw {\n    network eth0 { switch lan; address 10.0.0.1/24 }\n}\nhost a {\n    network eth0 { switch lan; address 10.0.0.2/24 }\n    expect { ping gw }\n}\n',
  }),
  'expect-for-nothing': code<{ readonly word: string }>({
    severity: 'error',
    message: p => `no expectation follows that this \`${p.word}\` could be about`,
    hint: () => 'put it in front of what it is about, or take it out',
    explain: 'In an `expect` block `points` and `timeout` are about each expectation that follows, up to the next of their kind, and `title` about the next one. Only the first `points` of a block counts for those before it too, so that one line at its end can say what each is worth.',
    wrong: 'global { project demo }\nhost a {\n    expect {\n        points 2\n        file /etc/hostname\n        points 3\n    }\n}\n',
    right: 'global { project demo }\nhost a {\n    expect {\n        points 2\n        file /etc/hostname\n        points 3\n        file /etc/hosts\n    }\n}\n',
  }),
  'expect-not-quoted': code<{ readonly text: string }>({
    severity: 'error',
    message: p => `where the command ends is not said: \`${p.text}\``,
    hint: p => (p.text.includes('"') ? 'put the command in quotes, and in further ones the text that it is to print' : `write \`run "${p.text}"\`; a second text in quotes is what it is to print`),
    explain: '`run "id jack"` expects that the command ends with 0, `run "id jack" "staff"` that its output holds `staff` as well. Without quotes `run id jack` could mean either.',
    wrong: 'global { project demo }\nhost a {\n    expect { run id root }\n}\n',
    right: 'global { project demo }\nhost a {\n    expect { run "id root" }\n}\n',
  }),
} as const satisfies CodeTable;

export type ModelOnlyCodes = typeof modelCodes;
