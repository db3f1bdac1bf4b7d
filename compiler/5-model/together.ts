import type { CheckCodes } from '../diagnostics/codes/check.ts';
import type { TogetherCodes } from '../diagnostics/codes/together.ts';
import type { Note, Report } from '../diagnostics/diagnostic.ts';
import type { Origin } from '../diagnostics/span.ts';
import { printSize } from '../schema/readers.ts';
import type { Setting } from '../schema/settings.ts';
import { reportDemand } from './checks/report-capacity.ts';
import { deviceName, uniqueName } from './names.ts';
import { byText } from './order.ts';
import type { Attachment, Guest, Project, Server } from './project.ts';

/** A project and the description that it comes from, as the user typed its path. */
export interface Described {
  readonly path: string;
  readonly project: Project;
}

/** A service host as one description sees it. */
interface View extends Described {
  readonly server: Server;
}

type TogetherReport = Report<TogetherCodes & CheckCodes>;

/** What is right in each description and wrong in several that are compiled together. Each check is linear in all guests, or sorts. */
export const checkTogether = (described: readonly Described[], report: TogetherReport): void => {
  const views = new Map<string, View[]>();
  for (const one of described) {
    for (const server of one.project.servers) {
      const there = views.get(server.name);
      if (there === undefined) views.set(server.name, [{ ...one, server }]);
      else there.push({ ...one, server });
    }
  }
  for (const [name, there] of [...views].sort(([a], [b]) => byText(a, b))) {
    if (there.length < 2) continue;
    const isOneMachine = reportDifferences(name, there, report);
    if (isOneMachine) reportSum(name, there, report);
    reportNames(name, there, report);
    reportBridges(name, there, report);
  }
};

/** Settings of a service host that descriptions must agree on, as text. */
const agreed = ({ settings }: Server): readonly { readonly keyword: string; readonly text: string; readonly at: Origin | undefined }[] => {
  const said = <T>(keyword: string, setting: Setting<T> | undefined, print: (value: T) => string) => (setting === undefined ? [] : [{ keyword, text: print(setting.value), at: setting.at }]);
  return settings === undefined ? [] : [
    ...said('ssh', settings.ssh, String),
    ...said('port', settings.port, String),
    ...said('memory', settings.memory, printSize),
    ...settings.volume_space.map(({ value: { group, size }, at }) => ({ keyword: `volume_space ${group}`, text: printSize(size), at })),
  ];
};

/** True where there are none. */
const reportDifferences = (name: string, views: readonly View[], report: TogetherReport): boolean => {
  const first = new Map<string, { readonly text: string; readonly at: Origin | undefined }>();
  let isSame = true;
  for (const { server } of views) {
    for (const one of agreed(server)) {
      const before = first.get(one.keyword);
      if (before === undefined) first.set(one.keyword, one);
      else if (before.text !== one.text) {
        isSame = false;
        report('server-described-twice', one.at, { server: name, keyword: one.keyword, first: before.text, second: one.text }, noteAt('the other is here', before.at));
      }
    }
  }
  return isSame;
};

const noteAt = (text: string, at: Origin | undefined): readonly Note[] => (at === undefined ? [] : [{ text, span: at.span }]);

/** What a description leaves out is known from the others. */
const reportSum = (name: string, views: readonly View[], report: TogetherReport): void => {
  const known = views.flatMap(({ server: { settings } }) => (settings === undefined ? [] : [settings]));
  const spaces = new Map(known.flatMap(({ volume_space: all }) => all.map(one => [one.value.group, one] as const)));
  reportDemand({
    server: name,
    settings: { memory: known.find(({ memory }) => memory !== undefined)?.memory, volume_space: [...spaces.values()] },
    askers: views.flatMap(({ server, project }) => server.guests.map(guest => ({ guest, server, project }))),
    files: views.map(({ path }) => path),
  }, report);
};

/** The first of each key, and every later one of another project. */
class Owners<T extends { readonly project: Project }> {
  private readonly first = new Map<string, T>();

  /** The owner of another project, if there is one. */
  otherThan(key: string, one: T): T | undefined {
    const owner = this.first.get(key);
    if (owner === undefined) this.first.set(key, one);
    return owner?.project === one.project ? undefined : owner;
  }
}

const reportNames = (server: string, views: readonly View[], report: TogetherReport): void => {
  const guests = new Owners<{ readonly guest: Guest; readonly project: Project }>();
  const devices = new Owners<{ readonly project: Project; readonly said: string; readonly at: Origin }>();
  for (const { project, server: { guests: there, switches } } of views) {
    for (const guest of there) {
      const name = uniqueName(guest.name, project.name);
      const other = guests.otherThan(name, { guest, project });
      if (other !== undefined) report('unique-name-twice', guest.origin, { server, name, first: guestOf(other), second: guestOf({ guest, project }) }, noteAt('the other is here', other.guest.origin));
    }
    for (const { name, settings, origin } of switches) {
      const device = settings.bridge?.value ?? deviceName(name, project.name);
      const one = { project, said: `switch \`${name}\` of \`${project.name}\``, at: settings.bridge?.at ?? origin };
      const other = devices.otherThan(device, one);
      if (other !== undefined) report('device-twice', one.at, { server, device, first: other.said, second: one.said }, noteAt('the other is here', other.at));
    }
  }
};

const guestOf = ({ guest, project }: { readonly guest: Guest; readonly project: Project }): string => `\`${guest.name}\` of \`${project.name}\``;

/** Guests of several projects meet on bridges of the service host only. */
const reportBridges = (server: string, views: readonly View[], report: TogetherReport): void => {
  const owners = new Owners<{ readonly project: Project; readonly said: string; readonly at: Origin }>();
  for (const { project, server: { guests } } of views) {
    const bridges = new Map(project.switches.flatMap(({ name, settings }) => (settings.bridge === undefined ? [] : [[name, settings.bridge.value] as const])));
    for (const guest of guests) {
      for (const { name, attachment, addresses, mac, settings, origin } of guest.interfaces) {
        const bridge = bridgeOf(attachment, bridges);
        if (bridge === undefined) continue;
        const said = `\`${name}\` of ${guestOf({ guest, project })}`;
        const network = `bridge \`${bridge}\``;
        for (const { address, at } of addresses) {
          const other = owners.otherThan(`${bridge} ${address}`, { project, said, at });
          if (other !== undefined) report('address-of-other-project', at, { server, address, network, first: other.said, second: said }, noteAt(`the address of ${other.said}`, other.at));
        }
        const at = settings.mac?.at ?? origin;
        const other = owners.otherThan(`${bridge} mac ${mac}`, { project, said, at });
        if (other !== undefined) report('mac-of-other-project', at, { server, mac, network, first: other.said, second: said }, noteAt(`the MAC address of ${other.said}`, other.at));
      }
    }
  }
};

const bridgeOf = (attachment: Attachment, bridges: ReadonlyMap<string, string>): string | undefined => {
  switch (attachment.kind) {
    case 'bridge': return attachment.bridge;
    case 'switch': return bridges.get(attachment.switch);
    default: return undefined;
  }
};
