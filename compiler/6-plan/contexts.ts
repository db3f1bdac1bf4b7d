import { bug, type CodeTable, type Report } from '../diagnostics/diagnostic.ts';
import type { PlanCodes } from '../diagnostics/codes/plan.ts';
import type { ValueCodes } from '../diagnostics/codes/values.ts';
import { deviceName, uniqueName } from '../5-model/names.ts';
import type { Guest, Interface, Project, Server, Switch } from '../5-model/project.ts';
import { createSettingsReader } from '../5-model/read-settings.ts';
import type { Rows } from '../schema/row.ts';
import type { SettingsOf } from '../schema/settings.ts';
import type { ConfigDisk, Disk, Display, PlanContext, SettingsAround, SwitchBackend } from '../target-api.ts';
import { bridgeName, type Backends } from './backends.ts';
import type { DisksOf } from './disks.ts';

/** What a platform is told of the world around its guests. */
export interface Surroundings {
  readonly backends: Backends;
  readonly around: (server: string) => SettingsAround;
  readonly disksOf: DisksOf;
  readonly hasCheckLine: (guest: Guest) => boolean;
  readonly displayOf: (guest: Guest) => Display | undefined;
  readonly report: Report<PlanCodes>;
}

/** The same for all guests of a server. */
interface OfServer {
  readonly project: Project;
  readonly around: SettingsAround;
  readonly switchOf: (name: string) => Switch | undefined;
  readonly backendOf: (switchName: string) => SwitchBackend;
  readonly bridgeOf: (switchName: string) => string | undefined;
  readonly displayPorts: () => readonly number[];
  readonly state: string;
  readonly report: Report<CodeTable>;
}

/** Asked for when the first guest wants to know, and once. */
const createDisplayPorts = ({ guests }: Server, { displayOf }: Surroundings): OfServer['displayPorts'] => {
  let known: readonly number[] | undefined;
  return () => (known ??= guests.flatMap(guest => displayOf(guest)?.port ?? []).sort((a, b) => a - b));
};

export const createContexts = (project: Project, surroundings: Surroundings): ((guest: Guest) => PlanContext) => {
  const { backends, around, report } = surroundings;
  const switches = new Map(project.switches.map(one => [one.name, one]));
  const servers = new Map(project.servers.map((one): [string, OfServer] => [one.name, {
    project,
    around: around(one.name),
    switchOf: name => switches.get(name),
    backendOf: name => backends(one.name, name),
    bridgeOf: name => {
      const joined = switches.get(name);
      return joined === undefined || backends(one.name, name) !== 'bridge' ? undefined : bridgeName(joined, project.name);
    },
    displayPorts: createDisplayPorts(one, surroundings),
    state: `${stateRoot(one)}/${project.name}`,
    report: report as unknown as Report<CodeTable>,
  }]));
  return guest => new GuestContext(guest, servers.get(guest.server) ?? bug(`no server ${guest.server}`), surroundings);
};

/** Each fact is made when it is asked for: there is one of these for every guest that is checked, and most checks ask for two. */
class GuestContext implements PlanContext {
  constructor(private readonly guest: Guest, private readonly server: OfServer, private readonly surroundings: Surroundings) {}

  get project(): Project { return this.server.project; }
  get around(): SettingsAround { return this.server.around; }
  get switchOf(): OfServer['switchOf'] { return this.server.switchOf; }
  get backendOf(): OfServer['backendOf'] { return this.server.backendOf; }
  get bridgeOf(): OfServer['bridgeOf'] { return this.server.bridgeOf; }
  get displayPorts(): readonly number[] { return this.server.displayPorts(); }
  get state(): string { return this.server.state; }
  get report(): Report<CodeTable> { return this.server.report; }

  get disk(): Disk { return this.surroundings.disksOf(this.guest).disk; }
  get swap(): Disk | undefined { return this.surroundings.disksOf(this.guest).swap; }
  get config(): ConfigDisk | undefined { return this.surroundings.disksOf(this.guest).config; }
  get hasCheckLine(): boolean { return this.surroundings.hasCheckLine(this.guest); }
  get uniqueName(): string { return uniqueName(this.guest.name, this.project.name); }

  get tapOf(): (one: Interface) => string {
    return one => deviceName(`${this.guest.name}-${one.name}`, this.project.name);
  }
}

/** Where root keeps the states of projects. */
export const stateRoot = ({ settings }: Server): string => `${settings?.state?.value ?? '/var/lib/mln'}/projects`;

/** By server. One reader for all, since it reports a bad value once however often it is asked for; what it read is kept, since every guest asks. */
export const settingsAround = (project: Project, report: Report<ValueCodes>): ((server: string) => SettingsAround) => {
  const read = createSettingsReader(report);
  const aroundServer = ({ resolved }: Server): SettingsAround => {
    const known = new Map<Rows, readonly object[]>();
    return <R extends Rows>(rows: R) => {
      const settings = known.get(rows) ?? resolved.map(block => read(block, rows));
      known.set(rows, settings);
      return settings as readonly SettingsOf<R>[];
    };
  };
  const servers = new Map(project.servers.map(server => [server.name, aroundServer(server)]));
  return server => servers.get(server) ?? bug(`no server ${server}`);
};
