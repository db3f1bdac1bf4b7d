import { code, reporting, type CodeTable } from '../../compiler/plugin-api.ts';

interface OfGuest {
  readonly guest: string;
  readonly name: string;
}

const describe = (address: string, other = 'address 10.0.0.1/24'): string =>
  `global {\n    project demo\n    freeip\n}\nswitch lan { }\nhost a {\n    network eth0 {\n        switch lan\n        ${address}\n    }\n}\nhost b {\n    network eth0 {\n        switch lan\n        ${other}\n    }\n}\n`;

export const codes = {
  'freeip-no-network': code<OfGuest & { readonly where: string; readonly subnets: readonly string[]; readonly isFurther: boolean }>({
    severity: 'error',
    message: p => `there is no free address for \`${p.name}\` of \`${p.guest}\`: ${p.subnets.length === 0 ? `nothing says which ${p.isFurther ? 'further ' : ''}network ${p.where} carries` : `${p.where} carries several networks (${p.subnets.join(', ')})`}`,
    hint: p => (p.isFurther
      ? 'the first `free` is of the IPv4 network, or of the IPv6 one where there is no other, the second of the IPv6 network; take this one out, or give another guest there an address with a prefix'
      : 'give the interface a `netmask` and a `gateway`, or another guest there an address with a prefix'),
    explain: '`address free` takes an address of the network that the interface is in. It is known from the interface\'s own gateway and netmask, else from the guests on the same switch or bridge, in all descriptions that are compiled together. Where that is an IPv4 and an IPv6 network, the first `free` is of the former and a second one of the latter.',
    wrong: describe('address free', 'address dhcp'),
    right: describe('address free'),
  }),
  'freeip-full': code<OfGuest & { readonly network: string }>({
    severity: 'error',
    message: p => `there is no free address for \`${p.name}\` of \`${p.guest}\`: all of ${p.network} is taken`,
    hint: () => 'take a larger network, or take lines of guests that are gone out of addresses.lock',
    explain: 'Every address of the network is given to an interface of a description, or kept for one in addresses.lock. Lines of projects that are not compiled now count too.',
    wrong: describe('address free', 'address 10.0.0.1/30 10.0.0.2/30'),
    right: describe('address free', 'address 10.0.0.1/30'),
  }),
  'freeip-lock-line': code<{ readonly problem: string }>({
    severity: 'error',
    message: p => `this line ${p.problem}`,
    hint: () => 'write `PROJECT HOST INTERFACE ADDRESS/PREFIX`; or take the line out, then an address is chosen anew',
    explain: 'Each line of addresses.lock keeps one address for one interface. The file may be edited by hand, to give an interface a certain address or to set one free.',
  }),
  'freeip-lock-twice': code<{ readonly what: string }>({
    severity: 'error',
    message: p => `${p.what} is kept twice`,
    hint: () => 'take one of the two lines out',
    explain: 'An interface keeps one address, and an address is kept for one interface. Two lines that say otherwise come from an edit by hand or from a merge of two branches.',
  }),
  'freeip-lock-taken': code<OfGuest & { readonly address: string; readonly other: string }>({
    severity: 'error',
    message: p => `${p.address} is kept for \`${p.name}\` of \`${p.guest}\`, and ${p.other} has it too`,
    hint: p => `give the other another address; or take this line out, then \`${p.guest}\` gets another`,
    explain: 'An address that was once given stays with its interface, so that nothing that knows it is surprised. Somebody has now written the same address elsewhere.',
  }),
} as const satisfies CodeTable;

export const report = reporting(codes);
