import { code, type CodeTable } from '../diagnostic.ts';

interface OnServer {
  readonly server: string;
  /** Each with its project: "`eth0` of `gw` of `kafe`". */
  readonly first: string;
  readonly second: string;
}

/** What descriptions on one command line say that cannot be on one service host, though each is right by itself. */
export const togetherCodes = {
  'server-described-twice': code<{ readonly server: string; readonly keyword: string; readonly first: string; readonly second: string }>({
    severity: 'error',
    message: p => `\`${p.keyword}\` of \`${p.server}\` is \`${p.second}\` here and \`${p.first}\` in another description`,
    hint: () => 'describe the service host once, in a file that all of them `#include`',
    explain: 'Descriptions on one command line are checked together, and a service host of one name is one machine. So what they say of its memory, its volume groups and the way to it must be the same.',
  }),
  'unique-name-twice': code<OnServer & { readonly name: string }>({
    severity: 'error',
    message: p => `${p.first} and ${p.second} would both be called \`${p.name}\` on \`${p.server}\``,
    hint: () => 'rename a host or a project',
    explain: 'Outside its project a guest is called HOST.PROJECT: so is its domain, its volume, its process. Since names may hold dots, two guests of two projects can come to one name, and on one service host each would be taken for the other.',
  }),
  'device-twice': code<OnServer & { readonly device: string }>({
    severity: 'error',
    message: p => `${p.first} and ${p.second} would both be the device \`${p.device}\` on \`${p.server}\``,
    hint: () => 'rename one of them, or give one a `bridge` of its own; guests of several projects meet on a `bridge` that is nobody\'s switch',
    explain: 'A switch that is a bridge is made and removed by its project. Two projects that make a device of one name on one service host would take it from each other.',
  }),
  'address-of-other-project': code<OnServer & { readonly address: string; readonly network: string }>({
    severity: 'error',
    message: p => `${p.second} has the address \`${p.address}\` of ${p.first}, on the same ${p.network} of \`${p.server}\``,
    hint: () => 'give each an address of its own; descriptions that never run at one time can be compiled one by one',
    explain: 'Guests of several projects that join one bridge of a service host hear each other. Two with one address answer in each other\'s place, and neither is reached reliably.',
  }),
  'mac-of-other-project': code<OnServer & { readonly mac: string; readonly network: string }>({
    severity: 'error',
    message: p => `${p.second} has the MAC address \`${p.mac}\` of ${p.first}, on the same ${p.network} of \`${p.server}\``,
    hint: () => 'leave `mac` out: a stable one is derived; descriptions that never run at one time can be compiled one by one',
    explain: 'A bridge sends what is meant for one of two equal MAC addresses now here, now there.',
  }),
} as const satisfies CodeTable;

export type TogetherCodes = typeof togetherCodes;
