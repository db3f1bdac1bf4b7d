import type { ResolvedBlock, ResolvedProject } from '../4-resolve/tree.ts';
import { globalRows, hostRows, serviceHostRows, switchRows, templateRows } from '../schema/keywords.ts';
import type { Rows } from '../schema/row.ts';
import type { SettingsOf } from '../schema/settings.ts';
import { accountsReader } from './accounts.ts';
import { runChecks } from './checks/index.ts';
import { configureByPlugins } from './configure-by-plugins.ts';
import type { ModelContext, ModelReport } from './context.ts';
import { withFreeAddresses } from './free-addresses.ts';
import { expectationsOf } from './expectations.ts';
import { buildGuest } from './guests.ts';
import { reportOnce } from './once.ts';
import { byName } from './order.ts';
import type { Expectations, Guest, Project, Switch, Template } from './project.ts';
import { createSettingsReader, type SettingsReader, type TextFile } from './read-settings.ts';
import { seenFrom } from './seen.ts';
import { serversOf, type KnownServer } from './servers.ts';

export type { ModelContext } from './context.ts';

/**
 * Phase 5: from text to types. Reads every setting, puts guests, servers and switches together, derives what is not
 * said, and checks the whole. Nothing is returned where an error leaves the project incomplete; what is only not served
 * yet is an error too, but the project is whole.
 */
export const buildProject = (resolved: ResolvedProject, context: ModelContext): Project | undefined => {
  const once = reportOnce(context.report);
  const inner: ModelContext = { ...context, report: once.report };
  const read = createSettingsReader(once.report, textFiles(inner));

  const settings = read(resolved.global, globalRows);
  const templates: readonly Template[] = namedBlocks(resolved.templates, templateRows, read).sort(byName);
  const switches: readonly Switch[] = namedBlocks(resolved.switches, switchRows, read).sort(byName);
  const around = {
    site: settings.site?.value ?? '',
    project: resolved.name,
    goodNames: new Set<string>(),
    accountsOf: accountsReader(inner),
    templates: new Map(templates.map(template => [template.name, template])),
  };
  const built = resolved.hosts.map(host => buildGuest(host, read(host.block, hostRows), around, inner)).sort(byName);
  const guests = withFreeAddresses(built, once.report);
  const servers = serversOf(guests, switches, serviceHosts(resolved.serviceHosts, read, inner), resolved.global);

  const expectations = allExpectations(resolved, guests, once.report);
  const written: Project = { name: resolved.name, settings, servers, guests, switches, templates, expectations, added: { files: [], hooks: [] } };
  const configured = once.isBroken() ? undefined : configureByPlugins(written, inner.plugins ?? [], resolved.words, once.report);
  const project = configured ?? written;
  runChecks(project, resolved, inner, once.isBroken() || configured === undefined);
  return once.isBroken() || configured === undefined ? undefined : project;
};

const allExpectations = (resolved: ResolvedProject, guests: readonly Guest[], report: ModelReport): readonly Expectations[] => {
  if (!resolved.words.has('expect')) return [];
  const from = seenFrom(guests);
  return [...guests, undefined]
    .map(guest => ({ from: guest?.name, all: expectationsOf(guest?.resolved.block ?? resolved.global, from(guest), report) }))
    .filter(({ all }) => all.length > 0);
};

const textFiles = ({ sources, report }: ModelContext): TextFile => (path, at) => {
  const file = sources.text(path, at.span);
  if ('text' in file) return file.text.replace(/\n$/, '');
  report('text-file', at, { path, problem: file.problem });
  return undefined;
};

const namedBlocks = <R extends Rows>(blocks: readonly ResolvedBlock[], rows: R, read: SettingsReader) =>
  blocks.map(block => ({ name: block.name ?? '', settings: read(block, rows) as SettingsOf<R>, origin: block.origin }));

const serviceHosts = (blocks: readonly ResolvedBlock[], read: SettingsReader, { report }: ModelContext): ReadonlyMap<string, KnownServer> => {
  const known = namedBlocks(blocks, serviceHostRows, read);
  for (const { name, origin } of known) if (name === 'local') report('server-is-local', origin, {});
  return new Map(known.map(({ name, settings }, index) => [name, { settings, block: blocks[index]! }]));
};
