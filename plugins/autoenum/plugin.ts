import { add, definePlugin, type ExpandInput, type ExpandOperation } from '../../compiler/plugin-api.ts';
import { addressesOf } from './addresses.ts';
import { codes, report } from './diagnostics.ts';
import { keywords, type Group, type Words } from './keywords.ts';
import { serversOf } from './servers.ts';

/** Adds equal hosts by counting. */
export default definePlugin({
  name: 'autoenum',
  doc: 'Adds equal hosts by counting.',
  keywords,
  diagnostics: codes,
  // What it adds, all others may change.
  order: 10,
  *expand(input: ExpandInput<typeof keywords>) {
    const taken = new Set<string>();
    for (const group of groupsOf(input.words)) yield* hostsOf(group, input, taken);
  },
});

/** `autoenum`, `autoenum0` to `autoenum5`, then those with names, each in its order. */
const groupsOf = ({ autoenum, ...numbered }: Words): readonly Group[] => [
  ...autoenum.filter(({ value }) => value.name === ''),
  ...Object.keys(numbered).sort().flatMap(name => numbered[name as keyof typeof numbered] ?? []),
  ...autoenum.filter(({ value }) => value.name !== ''),
];

/** `taken` are addresses of groups before this one. */
function* hostsOf(group: Group, input: ExpandInput, taken: Set<string>): Generator<ExpandOperation> {
  const { value: { superclass, numhosts, hostprefix, autouser }, at } = group;
  const prefix = hostprefix?.value ?? superclass?.value;
  if (numhosts === undefined || prefix === undefined) {
    yield report('autoenum-incomplete', { word: numhosts === undefined ? 'numhosts' : 'superclass' }, at);
    return;
  }
  const count = numhosts.value;
  const addresses = addressesOf(group, count, input, taken);
  const servers = serversOf(group, count);
  for (const { warning, error } of [addresses, servers]) {
    if (warning !== undefined) yield warning;
    if (error !== undefined) yield error;
  }
  if (addresses.error !== undefined || servers.error !== undefined) return;

  const width = String(count).length;
  const common = superclass === undefined ? {} : { superclass: superclass.value };
  for (let index = 1; index <= count; index++) {
    const name = prefix + String(index).padStart(width, '0');
    const address = addresses.next();
    const server = servers.next();
    yield add('host', name, {
      ...common,
      ...(server !== undefined && { service_host: server }),
      ...(autouser !== undefined && { users: { [name]: autouser.value.kind === 'hash' ? autouser.value.hash : autouser.value.text } }),
      ...(address !== undefined && { network: { eth0: { address } } }),
    }, { at, index });
  }
}
