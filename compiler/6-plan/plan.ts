import type { PlanCodes } from '../diagnostics/codes/plan.ts';
import type { ValueCodes } from '../diagnostics/codes/values.ts';
import { bug, type Report } from '../diagnostics/diagnostic.ts';
import type { Guest, Project } from '../5-model/project.ts';
import type { Display, PlanContext, SettingsAround, Target } from '../target-api.ts';
import { baseFiles } from './bases.ts';
import { chooseBackends, guestsBySwitch, type Backends, type LinksOf } from './backends.ts';
import type { Assets } from './capabilities.ts';
import { checkBridges } from './check-bridges.ts';
import { checkDisplays } from './check-displays.ts';
import { checkExpectations, checkLineOf, checksFiles } from './checks.ts';
import { checkStateNames } from './check-state-names.ts';
import { checkSwitches } from './check-switches.ts';
import { checkGuestPaths } from './check-guest-paths.ts';
import { checked } from './check-files.ts';
import { createContexts, settingsAround, stateRoot } from './contexts.ts';
import { createDisks, type DisksOf } from './disks.ts';
import { guestFiles } from './guest-files.ts';
import { bootFiles } from './machines.ts';
import { checkRamdisk, namedPaths, type NamedOf } from './named-paths.ts';
import type { OutputFile } from './output-file.ts';
import { checkPluginFiles, pluginFiles } from './plugin-files.ts';
import { projectFiles } from './project-files.ts';
import { projectJson } from './project-json.ts';
import { readme } from './readme.ts';
import { loadRender, type Quotes, type Render } from './render.ts';
import { secretsFiles } from './secrets.ts';
import { serverFiles, serverFolder } from './server-files.ts';
import { unitFiles } from './units/units.ts';
import { topology } from './topology/topology.ts';
import { checkUsedAsItIs } from './used-as-it-is.ts';

export interface PlanInput {
  /** Every platform that a guest names. */
  readonly targets: ReadonlyMap<string, Target>;
  readonly assets: Assets;
  /** The description's base name. */
  readonly source: string;
  readonly report: Report<PlanCodes & ValueCodes>;
}

/** Everything that can be wrong was reported when this is made; files are rendered as they are asked for, guest by guest. */
export interface OutputPlan {
  /** Only where nothing was reported as an error. `warnings` are printed for the reader of README.md, one line each. */
  readonly files: (about: { readonly warnings: readonly string[] }) => Promise<Iterable<OutputFile>>;
}

/** Phase 6: what is to be written. Files come server by server and guest by guest, those of the whole project last. */
export const plan = (project: Project, input: PlanInput): OutputPlan => {
  const { targets, report } = input;
  const around = settingsAround(project, report);
  const backends = chooseBackends(project, links(targets, around), report);
  const disksOf = createDisks(project, guest => targetOf(guest, targets).overlay);
  const displayOf = (guest: Guest): Display | undefined => targetOf(guest, targets).display?.(guest, contextOf(guest));
  const bootFilesOf = (guest: Guest): readonly string[] => (targetOf(guest, targets).bootFiles ?? bootFiles)(guest, contextOf(guest));
  const contextOf = createContexts(project, { backends, around, disksOf, displayOf, hasCheckLine: guest => checkLineOf(guest, targetOf(guest, targets)) !== undefined, report });
  checkSwitches(project, report);
  checkStateNames(project, backends, report);
  checkPluginFiles(project, report);
  checkExpectations(project, guest => targetOf(guest, targets), report);
  checkBridges(project, backends, guest => targetOf(guest, targets).owner === 'root', report);
  for (const guest of project.guests) {
    targetOf(guest, targets).check(guest, contextOf(guest));
    checkGuestPaths(guest, report);
    checkUsedAsItIs(guest, report);
    if (guest.settings.ramdisk !== undefined) checkRamdisk(guest.settings.ramdisk, bootFilesOf(guest), report);
  }
  checkDisplays(project, displayOf, report);
  const namedOf: NamedOf = guest => namedPaths(guest, bootFilesOf(guest));
  return {
    files: async ({ warnings }) => {
      const render = await loadRender(input.assets, Object.assign({}, ...[...targets.values()].map(({ quotes }) => quotes)) as Quotes);
      return checked(allFiles(project, input, { backends, disksOf, namedOf, displayOf, contextOf, render, warnings }));
    },
  };
};

interface Work {
  readonly backends: Backends;
  readonly disksOf: DisksOf;
  readonly namedOf: NamedOf;
  readonly displayOf: (guest: Guest) => Display | undefined;
  readonly contextOf: (guest: Guest) => PlanContext;
  readonly render: Render;
  readonly warnings: readonly string[];
}

function* allFiles(project: Project, { targets, assets, source }: PlanInput, work: Work): Generator<OutputFile> {
  const { backends, disksOf, namedOf, displayOf, contextOf, render, warnings } = work;
  const assumed = new Set<string>();
  const packages = new Map<Guest, readonly string[]>();
  for (const server of project.servers) {
    yield* checksFiles(project, server);
    yield* serverFiles(project, server, guestsBySwitch(server), backends, render);
    yield* baseFiles(server, render);
    yield* unitFiles(project, server, {
      targetOf: guest => targetOf(guest, targets),
      disksOf,
      namedOf,
      listens: guest => displayOf(guest) !== undefined,
      backends,
      joinsTaps: guest => joinsTaps(guest, server.name, backends),
      stateRoot: stateRoot(server),
    }, render);
    const common = new Map<string, OutputFile>();
    for (const guest of server.guests) {
      const target = targetOf(guest, targets);
      const machine = target.plan(guest, contextOf(guest), render);
      const planned = guestFiles(guest, project.name, { machine, disks: disksOf(guest), target, named: namedOf(guest) }, render);
      yield* planned.files;
      for (const { path, content, mode } of planned.common) {
        const at = `${serverFolder(server.name)}/common/${guest.template.family}${path}`;
        if (!common.has(at)) common.set(at, { path: at, mode: mode === '0755' ? 0o755 : 0o644, content });
      }
      packages.set(guest, [...target.packages, ...machine.packages ?? []]);
      for (const line of [...machine.assumed, ...disksOf(guest).assumed]) assumed.add(line);
    }
    yield* common.values();
  }
  yield* secretsFiles(project);
  yield* pluginFiles(project, render);
  yield* projectFiles(project, source, {
    platforms: new Set(project.guests.map(guest => guest.platform)),
    storages: new Set(project.guests.map(guest => disksOf(guest).storage)),
    switches: new Set(project.servers.flatMap(server => server.switches.map(one => backends(server.name, one.name)))),
    families: new Set(project.guests.map(guest => guest.template.family)),
  }, assets, render);
  yield { path: 'project.json', mode: 0o644, content: projectJson(project, backends) };
  yield { path: 'README.md', mode: 0o644, content: readme(project, {
    source, warnings, assumed: [...assumed], backends, disksOf, namedOf, stateRoot,
    packagesOf: guest => packages.get(guest) ?? [], isRoots: guest => targetOf(guest, targets).owner === 'root',
  }, render) };
  yield { path: 'topology.svg', mode: 0o644, content: topology(project) };
}

/** A process joins a tap of the service host, or a bridge of the project by one. */
const joinsTaps = (guest: Guest, server: string, backends: Backends): boolean => guest.interfaces.some(({ attachment }) =>
  attachment.kind === 'tap' || (attachment.kind === 'switch' && backends(server, attachment.switch) === 'bridge'));

const targetOf = (guest: Guest, targets: ReadonlyMap<string, Target>): Target => targets.get(guest.platform) ?? bug(`the platform ${guest.platform} was not loaded`);

const links = (targets: ReadonlyMap<string, Target>, around: (server: string) => SettingsAround): LinksOf =>
  guest => targetOf(guest, targets).links(around(guest.server));
