import { definePlugin, flag, neighbours, type GuestView, type InterfaceView, type NeighbourLine, type NeighboursOperation, type Place } from '../../compiler/plugin-api.ts';
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
    yield* neighboursOf(guests.flatMap(guest => {
      const asked = guest.words.hostsFile ?? words.hostsFile;
      return asked?.value === true ? [{ guest, at: asked.at }] : [];
    }), wires);
  },
});

interface Asking {
  readonly guest: GuestView;
  readonly at: Place | undefined;
}

/** In each guest by its own interfaces, then by name: so all first interfaces, wire by wire, then all second ones. */
function* neighboursOf(asking: readonly Asking[], wires: ReadonlyMap<string, readonly Port[]>): Generator<NeighboursOperation> {
  const lines = new Map([...wires].map(([wire, ports]) => [wire, ports.flatMap(linesOf)]));
  const most = Math.max(0, ...asking.map(({ guest }) => guest.interfaces.length));
  for (let index = 0; index < most; index++) {
    for (const [wire, those] of byWireAt(index, asking)) yield neighbours(those.map(({ guest }) => guest.name), lines.get(wire) ?? [], those[0]?.at);
  }
}

/** Those whose interface of this number is on each wire. */
const byWireAt = (index: number, asking: readonly Asking[]): ReadonlyMap<string, readonly Asking[]> => {
  const found = new Map<string, Asking[]>();
  for (const each of asking) {
    const own = each.guest.interfaces[index];
    const wire = own && wireOf(each.guest, own);
    if (wire === undefined) continue;
    const those = found.get(wire) ?? [];
    found.set(wire, those);
    those.push(each);
  }
  return found;
};

const linesOf = ({ guest, networkInterface }: Port): readonly NeighbourLine[] => networkInterface.addresses.map(({ address }) => ({ of: guest.name, address, names: namesOf(guest) }));
