import type { ResolvedBlock } from '../4-resolve/tree.ts';
import type { ServiceHostSettings } from '../schema/keywords.ts';
import { byName, byText } from './order.ts';
import type { Guest, Server, Switch } from './project.ts';

/** What is said of a service host: typed, and as it was resolved. */
export interface KnownServer {
  readonly settings: ServiceHostSettings;
  readonly block: ResolvedBlock;
}

/** The servers that have a guest, by name, with their guests in boot order and the switches that these join. */
export const serversOf = (guests: readonly Guest[], switches: readonly Switch[], known: ReadonlyMap<string, KnownServer>, global: ResolvedBlock): readonly Server[] => {
  const guestsByServer = new Map<string, Guest[]>();
  for (const guest of guests) {
    const there = guestsByServer.get(guest.server);
    if (there === undefined) guestsByServer.set(guest.server, [guest]);
    else there.push(guest);
  }
  return [...guestsByServer].sort(([a], [b]) => byText(a, b)).map(([name, there]) => ({
    name,
    settings: known.get(name)?.settings,
    resolved: [known.get(name)?.block, global].filter(block => block !== undefined),
    guests: there.sort(byBootOrder),
    switches: joinedBy(there, switches),
  }));
};

const byBootOrder = (a: Guest, b: Guest): number => a.settings.boot_order.value - b.settings.boot_order.value || byName(a, b);

const joinedBy = (guests: readonly Guest[], switches: readonly Switch[]): readonly Switch[] => {
  const joined = new Set<string>();
  for (const guest of guests) {
    for (const { attachment } of guest.interfaces) if (attachment.kind === 'switch') joined.add(attachment.switch);
  }
  return switches.filter(({ name }) => joined.has(name));
};
