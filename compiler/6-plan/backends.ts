import type { Report } from '../diagnostics/diagnostic.ts';
import type { PlanCodes } from '../diagnostics/codes/plan.ts';
import { deviceName } from '../5-model/names.ts';
import type { Guest, Project, Server, Switch } from '../5-model/project.ts';
import type { SwitchBackend } from '../target-api.ts';

/** What a guest can join: the same for all of one platform on one server. */
export type LinksOf = (guest: Guest) => readonly SwitchBackend[];

/** The way in which each switch is made on each server. */
export type Backends = (server: string, switchName: string) => SwitchBackend;

/** Most wanted first: the first two need no rights. */
const preferred: readonly SwitchBackend[] = ['uml_switch', 'vde', 'bridge'];

/** The device on a service host that a switch is, where it is a bridge. */
export const bridgeName = ({ name, settings }: Switch, project: string): string => settings.bridge?.value ?? deviceName(name, project);

/** Takes for each switch on each server the first back end that all its guests there can join, or the one that the description forces. */
export const chooseBackends = (project: Project, linksOf: LinksOf, report: Report<PlanCodes>): Backends => {
  const chosen = new Map<string, SwitchBackend>();
  for (const server of project.servers) {
    const joined = guestsBySwitch(server);
    for (const one of server.switches) {
      chosen.set(`${server.name}/${one.name}`, choose(one, server.name, joined.get(one.name) ?? [], linksOf, report));
    }
  }
  return (server, switchName) => chosen.get(`${server}/${switchName}`) ?? 'uml_switch';
};

export const guestsBySwitch = (server: Server): Map<string, Guest[]> => {
  const joined = new Map<string, Guest[]>();
  for (const guest of server.guests) {
    for (const { attachment } of guest.interfaces) {
      if (attachment.kind !== 'switch') continue;
      const list = joined.get(attachment.switch);
      if (list === undefined) joined.set(attachment.switch, [guest]);
      else if (list[list.length - 1] !== guest) list.push(guest);
    }
  }
  return joined;
};

const choose = (one: Switch, server: string, guests: readonly Guest[], linksOf: LinksOf, report: Report<PlanCodes>): SwitchBackend => {
  const forced = one.settings.backend;
  if (forced !== undefined) {
    const unable = unlike(guests).find(guest => !linksOf(guest).includes(forced.value));
    if (unable !== undefined) report('switch-backend-refused', forced.at, { switch: one.name, server, backend: forced.value, guest: unable.name, possible: linksOf(unable) });
    return forced.value;
  }
  const kinds = unlike(guests);
  const common = preferred.find(backend => kinds.every(guest => linksOf(guest).includes(backend)));
  if (common === undefined) report('switch-impossible', one.origin, { switch: one.name, server, guests: kinds.map(({ name }) => name) });
  return common ?? 'uml_switch';
};

/** One guest for each platform. */
const unlike = (guests: readonly Guest[]): readonly Guest[] => {
  const kinds = new Map<string, Guest>();
  for (const guest of guests) if (!kinds.has(guest.platform)) kinds.set(guest.platform, guest);
  return [...kinds.values()];
};
