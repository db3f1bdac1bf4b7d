import { block } from './define.ts';
import type { PlaceKind, PluginKeywords, TargetKeywords } from './extension.ts';
import { globalRows } from './keywords/global.ts';
import { hostRows } from './keywords/host.ts';
import { networkRows } from './keywords/network.ts';
import { serviceHostRows } from './keywords/service-host.ts';
import { everywhereRows, globalStructureRows, hostStructureRows, topRows } from './keywords/structure.ts';
import { switchRows } from './keywords/switch.ts';
import { templateRows } from './keywords/template.ts';
import { PlaceBuilder, type Clash, type Place } from './place.ts';
import type { Rows } from './row.ts';

export interface Conflict extends Clash {
  readonly place: string;
}

/** The places with the rows of all platforms and plug-ins in them, from the inside outwards. */
export const buildPlaces = (targets: readonly TargetKeywords[], plugins: readonly PluginKeywords[]): { readonly places: Readonly<Record<PlaceKind, Place>>; readonly conflicts: readonly Conflict[] } => {
  const conflicts: Conflict[] = [];

  /** Ends a place: after the built-in rows come those of platforms, then of plug-ins. */
  const finish = (kind: PlaceKind, builder: PlaceBuilder): Place => {
    for (const target of targets) builder.add(targetRows(target, kind), { owner: { kind: 'platform', target } });
    if (kind !== 'top') for (const plugin of plugins) builder.add(plugin.keywords[kind] ?? {}, { owner: { kind: 'plugin', plugin } });
    if (kind !== 'top') builder.add(everywhereRows, { structural: true });
    conflicts.push(...builder.clashes.map((clash) => ({ place: kind, ...clash })));
    return builder.build();
  };
  const start = (name: string): PlaceBuilder => new PlaceBuilder(name, everywhereRows);

  const network = finish('network', start('network').add(networkRows));
  const { network: networkRow, ...otherHostRows } = hostRows;
  const hostBuilder = start('host').add({ network: networkRow }, { inside: network }).add(otherHostRows).add(hostStructureRows, { structural: true });
  for (const target of targets) hostBuilder.add(selectorOf(target), { owner: { kind: 'platform', target }, selects: target });
  const host = finish('host', hostBuilder);

  const { defaults, ...otherGlobalStructure } = globalStructureRows;
  const global = finish('global', start('global').add(globalRows).add(otherGlobalStructure, { structural: true }).add({ defaults }, { structural: true, inside: host }));
  const switchPlace = finish('switch', start('switch').add(switchRows));
  const serviceHost = finish('service_host', start('service_host').add(serviceHostRows));
  const template = finish('template', start('template').add(templateRows));

  const inside = { global, host, superclass: host, switch: switchPlace, service_host: serviceHost, template };
  const topBuilder = start('');
  for (const name of Object.keys(inside) as (keyof typeof inside)[]) topBuilder.add({ [name]: topRows[name] }, { structural: true, inside: inside[name] });
  const top = finish('top', topBuilder);
  return { places: { top, global, host, network, switch: switchPlace, service_host: serviceHost, template }, conflicts };
};

/** The platform's own word: bare, or a block of what only it knows. */
const selectorOf = (target: TargetKeywords): Rows => ({
  [target.name]: block(target.block ?? {}, { bare: true, aliases: target.aliases, doc: target.doc, example: target.example }),
});

const targetRows = (target: TargetKeywords, kind: PlaceKind): Rows =>
  kind === 'host' || kind === 'network' || kind === 'global' || kind === 'service_host' ? (target[kind] ?? {}) : {};
