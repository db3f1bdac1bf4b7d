import type { AtPlace } from '../4-resolve/plugin-steps.ts';
import type { Origin } from '../diagnostics/span.ts';
import type { NeighboursOperation } from '../schema/operations.ts';
import { addToGuest, changesOf, hostsLine, readingFor, withChanges, type GuestAddition, type GuestChanges } from './add-to-guest.ts';
import type { Addition, ModelReport, PluginConfigures } from './context.ts';
import { cutFor } from './hosts-lines.ts';
import type { Project } from './project.ts';

/** The project with what plug-ins add to guests and output; each sees what those before it added. Undefined where one reported an error. */
export const configureByPlugins = (project: Project, plugins: readonly PluginConfigures[], words: ReadonlySet<string>, report: ModelReport): Project | undefined => {
  let changed = project;
  for (const plugin of plugins) {
    if (!plugin.concerns(words)) continue;
    const additions = plugin.configure(changed);
    if (additions === undefined) return undefined;
    if (additions.length > 0) changed = withAdditions(changed, plugin.name, additions, report);
  }
  return changed;
};

const withAdditions = (project: Project, plugin: string, additions: readonly Addition[], report: ModelReport): Project => {
  const guests = new Map(project.guests.map(guest => [guest.name, guest]));
  const changes = new Map<string, GuestChanges>();
  const servers = new Set(project.servers.map(server => server.name));
  const added = { files: [...project.added.files], hooks: [...project.added.hooks] };

  const addToOutput = (addition: Exclude<Addition, GuestAddition | AtPlace<NeighboursOperation>>): void => {
    const { server, text, at } = addition;
    if (server !== undefined && !servers.has(server)) report('plugin-names-unknown', at, { plugin, kind: 'service_host', name: server });
    else if (addition.do === 'hook') added.hooks.push({ plugin, event: addition.event, text, server });
    else added.files.push({ plugin, path: addition.path, text, server, executable: addition.executable ?? false, secret: addition.secret ?? false, at });
  };
  const changesIn = (name: string, at: Origin): GuestChanges | undefined => {
    const guest = guests.get(name);
    if (guest === undefined) {
      report('plugin-names-unknown', at, { plugin, kind: 'host', name });
      return undefined;
    }
    const change = changes.get(name) ?? changesOf(guest);
    changes.set(name, change);
    return change;
  };
  const addNeighbours = (addition: AtPlace<NeighboursOperation>): void => {
    const read = readingFor(addition, report);
    const textFor = cutFor(addition.lines.flatMap(line => {
      const checked = hostsLine(line, read);
      return checked === undefined ? [] : [{ ...checked, of: line.of }];
    }));
    for (const guest of addition.guests) changesIn(guest, addition.at)?.hosts.push(textFor(guest));
  };
  for (const addition of additions) {
    if (addition.do === 'output' || addition.do === 'hook') addToOutput(addition);
    else if (addition.do === 'neighbours') addNeighbours(addition);
    else {
      const change = changesIn(addition.guest, addition.at);
      if (change !== undefined) addToGuest(change, addition, report);
    }
  }

  const changed = new Map(project.guests.map(guest => [guest, withChanges(guest, changes.get(guest.name))]));
  const inPlace = (list: Project['guests']): Project['guests'] => list.map(guest => changed.get(guest) ?? guest);
  return { ...project, added, guests: inPlace(project.guests), servers: project.servers.map(server => ({ ...server, guests: inPlace(server.guests) })) };
};
