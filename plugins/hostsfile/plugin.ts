import { definePlugin, flag, hosts, type GuestView, type HostsOperation, type InterfaceView, type Place } from '../../compiler/plugin-api.ts';
import { codes, MANY, report } from './diagnostics.ts';

const hostsFile = flag({ doc: 'Puts the guests that are reached over switches and bridges into /etc/hosts; in `global`, of all guests that do not say `hostsFile no`.', example: 'hostsFile' });

interface Port {
  readonly guest: GuestView;
  readonly networkInterface: InterfaceView;
}

/** All that hear each other: on one switch, or one bridge of one server. */
const wireOf = ({ server }: GuestView, { attachment }: InterfaceView): string | undefined => {
  switch (attachment.kind) {
    case 'switch': return `switch \`${attachment.switch}\``;
    case 'bridge': return `bridge \`${attachment.bridge}\` of \`${server}\``;
    default: return undefined;
  }
};

const wiresOf = (guests: readonly GuestView[]): ReadonlyMap<string, readonly Port[]> => {
  const wires = new Map<string, Port[]>();
  for (const guest of guests) {
    for (const networkInterface of guest.interfaces) {
      const wire = wireOf(guest, networkInterface);
      if (wire === undefined) continue;
      const ports = wires.get(wire) ?? [];
      ports.push({ guest, networkInterface });
      wires.set(wire, ports);
    }
  }
  return wires;
};

const namesOf = ({ name, domain }: GuestView): readonly string[] => (domain === undefined ? [name] : [`${name}.${domain}`, name]);

export default definePlugin({
  name: 'hostsfile',
  doc: 'Fills /etc/hosts of the guests.',
  keywords: { global: { hostsFile }, host: { hostsFile } },
  diagnostics: codes,
  *configure({ guests, words }) {
    const wires = wiresOf(guests);
    for (const [network, ports] of wires) {
      if (ports.length > MANY) yield report('hostsfile-large', { network, count: ports.length }, words.hostsFile?.at);
    }
    for (const guest of guests) {
      const asked = guest.words.hostsFile ?? words.hostsFile;
      if (asked?.value === true) yield* neighboursOf(guest, wires, asked.at);
    }
  },
});

/** By the guest's own interfaces, then by name. */
function* neighboursOf(guest: GuestView, wires: ReadonlyMap<string, readonly Port[]>, at: Place | undefined): Generator<HostsOperation> {
  for (const own of guest.interfaces) {
    for (const { guest: other, networkInterface } of wires.get(wireOf(guest, own) ?? '') ?? []) {
      if (other.name === guest.name) continue;
      for (const { address } of networkInterface.addresses) yield hosts(guest.name, address, namesOf(other), at);
    }
  }
}
