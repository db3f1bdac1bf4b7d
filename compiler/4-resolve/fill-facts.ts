import type { Origin, Via } from '../diagnostics/span.ts';
import { netmaskOfPrefix, parseIp, prefixOfNetmask } from '../schema/ip.ts';
import { closest } from '../schema/suggest.ts';
import type { Context } from './context.ts';
import { derivedMac } from './derived-mac.ts';
import type { FactUse, PendingText } from './pending-text.ts';
import type { ResolvedBlock, ResolvedHost, ResolvedLine } from './tree.ts';

interface Fact {
  readonly text: string;
  readonly at: Origin | undefined;
}

interface Filling {
  readonly hosts: ReadonlyMap<string, ResolvedHost>;
  /** `site` of global, or empty. */
  readonly site: string;
  readonly context: Context;
  readonly open: FactUse[];
}

/** Puts what is known of other hosts into the texts that ask for it: `$[gw.eth0.address]`. */
export const fillFacts = (hosts: readonly ResolvedHost[], global: ResolvedBlock, context: Context): void => {
  if (context.pending.size === 0) return;
  const site = global.entries.get('site')?.[0];
  const filling: Filling = {
    hosts: new Map(hosts.map(host => [host.name, host])),
    site: site?.kind === 'line' ? site.values[0]?.text ?? '' : '',
    context,
    open: [],
  };
  for (const pending of context.pending.values()) fill(pending, filling);
};

const fill = (pending: PendingText, filling: Filling): void => {
  if (pending.state === 'done') return;
  pending.state = 'open';
  const steps: Via[] = [];
  let text = '';
  for (const part of pending.parts) {
    if (typeof part === 'string') text += part;
    else {
      filling.open.push(part);
      const fact = findFact(part, filling);
      filling.open.pop();
      text += fact?.text ?? '';
      if (fact !== undefined) steps.push({ kind: 'fact', name: part.name, span: (fact.at ?? { span: part.span }).span });
    }
  }
  const { span, via } = pending.target.origin;
  pending.target.text = text;
  pending.target.origin = { span, via: [...steps, ...via] };
  pending.state = 'done';
};

const findFact = (use: FactUse, filling: Filling): Fact | undefined => {
  const words = use.name.split('.');
  for (let cut = words.length - 1; cut > 0; cut--) {
    const host = filling.hosts.get(words.slice(0, cut).join('.'));
    if (host === undefined) continue;
    const key = words[words.length - 1] as string;
    return cut === words.length - 1 ? hostFact(host, key, use, filling) : networkFact(host, words.slice(cut, -1).join('.'), key, use, filling);
  }
  const host = words[0] as string;
  filling.context.report('fact-of-unknown-host', use.span, { fact: use.name, host, suggestion: closest(host, filling.hosts.keys()) });
  return undefined;
};

const unknown = (use: FactUse, what: string, known: readonly string[], { context }: Filling): undefined => {
  const key = use.name.slice(use.name.lastIndexOf('.') + 1);
  context.report('unknown-fact', use.span, { fact: use.name, what, suggestion: closest(key, known.filter(word => word !== key)) });
};

const hostFact = (host: ResolvedHost, key: string, use: FactUse, filling: Filling): Fact | undefined => {
  if (key === 'hostname') return { text: host.name, at: host.block.origin };
  const { places } = filling.context.vocabulary;
  const keyword = places.host.find(key);
  if (keyword === undefined || keyword.row.secret || keyword.row.shape.kind !== 'value') {
    return unknown(use, `host \`${host.name}\``, ['hostname', ...places.host.words], filling);
  }
  return lineFact(host.block, keyword.name, use, filling)
    ?? (keyword.row.default === undefined ? unknown(use, `host \`${host.name}\``, [], filling) : { text: keyword.row.default, at: undefined });
};

const networkFact = (host: ResolvedHost, name: string, key: string, use: FactUse, filling: Filling): Fact | undefined => {
  const networks = (host.block.entries.get('network') ?? []).filter(entry => entry.kind === 'block');
  const network = networks.find(each => each.name === name);
  const what = `\`${name}\` of host \`${host.name}\``;
  if (network === undefined) {
    filling.context.report('fact-of-unknown-network', use.span, {
      fact: use.name, host: host.name, network: name, suggestion: closest(name, networks.map(each => each.name ?? '')),
    }, [{ text: `the host \`${host.name}\``, span: host.block.origin.span }]);
    return undefined;
  }
  const word = filling.context.vocabulary.places.network.find(key)?.name ?? key;
  const fact = addressFact(network, word, use, filling) ?? (word === 'address' ? undefined : lineFact(network, word, use, filling));
  if (fact === undefined && word === 'mac') return macFact(host, name, network, filling);
  return fact ?? unknown(use, what, ['address', 'prefix', ...filling.context.vocabulary.places.network.words], filling);
};

/** Where the description gives none, the one that is derived. */
const macFact = (host: ResolvedHost, networkInterface: string, { origin }: ResolvedBlock, { site, context }: Filling): Fact =>
  ({ text: derivedMac({ site, project: context.project.name ?? '', host: host.name, networkInterface }), at: origin });

/** Address, prefix length and netmask, whichever of `10.0.0.1/24` and `netmask` the description has. */
const addressFact = (network: ResolvedBlock, key: string, use: FactUse, filling: Filling): Fact | undefined => {
  if (key !== 'address' && key !== 'prefix' && key !== 'netmask') return undefined;
  const address = lineFact(network, 'address', use, filling);
  const [bare = '', prefix] = address?.text.split('/') ?? [];
  if (key === 'address') return parseIp(bare) === undefined ? undefined : { text: bare, at: address?.at };
  const mask = lineFact(network, 'netmask', use, filling);
  if (key === 'netmask') {
    if (mask !== undefined || prefix === undefined || !/^\d\d?$/.test(prefix) || bare.includes(':')) return mask;
    return { text: netmaskOfPrefix(Math.min(32, Number(prefix))), at: address?.at };
  }
  if (prefix !== undefined) return { text: prefix, at: address?.at };
  const ones = parseIp(mask?.text ?? '');
  const length = ones && prefixOfNetmask(ones);
  return length === undefined ? undefined : { text: String(length), at: mask?.at };
};

/** The first value of the block's first line of that keyword, completed first where it waits for facts itself. */
const lineFact = (block: ResolvedBlock, key: string, use: FactUse, filling: Filling): Fact | undefined => {
  const line = block.entries.get(key)?.find((entry): entry is ResolvedLine => entry.kind === 'line');
  const value = line?.values[0];
  if (value === undefined) return undefined;
  const pending = filling.context.pending.get(value);
  if (pending?.state === 'open') {
    const names = [...filling.open.map(each => each.name)];
    filling.context.report('fact-circle', use.span, { names: [...names, names[0] ?? use.name] },
      filling.open.slice(0, -1).map(each => ({ text: `\`$[${each.name}]\` is asked for here`, span: each.span })));
    return { text: '', at: value.origin };
  }
  if (pending !== undefined) fill(pending, filling);
  return { text: value.text, at: value.origin };
};
