import type { Guest, Project, Server } from '../../5-model/project.ts';
import { unitNamePart } from '../../quote/unit.ts';
import type { ProcessCalls, Target } from '../../target-api.ts';
import type { Backends } from '../backends.ts';
import type { DisksOf } from '../disks.ts';
import type { NamedOf, Place } from '../named-paths.ts';
import type { OutputFile } from '../output-file.ts';
import type { Render } from '../render.ts';
import { hooks, serverFolder } from '../server-files.ts';
import { settingView, type Confinement } from './confinement.ts';
import { callsInstead, guestCallsConfinement } from './hypervisor-calls.ts';
import { limitsOf, limitsOfDomain, unlimited } from './limits.ts';
import { commonMounts, mountsBeside, mountsOf, waitingFor } from './mounts.ts';
import { orderOf } from './order.ts';
import { disksInSystem, ownPaths, ownPathsOfSwitch, placesOf } from './own-paths.ts';
import { guestConfinement, projectConfinement, type ProjectDuties, type UsedDevice } from './sandbox.ts';
import { differing, mostCommon, type Setting, type Settings } from './setting.ts';

/** Who runs guests where the description names nobody; systemd-sysusers(8) makes it. */
const USUAL_OWNER = 'mln';

export interface UnitsAbout {
  readonly targetOf: (guest: Guest) => Target;
  readonly disksOf: DisksOf;
  readonly namedOf: NamedOf;
  /** Whether a guest has a display that listens on the server itself. */
  readonly listens: (guest: Guest) => boolean;
  readonly backends: Backends;
  /** Whether a guest joins a tap. */
  readonly joinsTaps: (guest: Guest) => boolean;
  /** The directory in which root keeps the states of projects. */
  readonly stateRoot: string;
}

/** A guest as its service sees it. */
interface Served {
  readonly guest: Guest;
  readonly isProcess: boolean;
  readonly limits: Settings;
  /** Account and groups, for the system's service manager. */
  readonly account: Settings;
  readonly places: readonly Place[];
  /** Where its disks and the like lie: whichever file system that is. */
  readonly mounts: readonly string[];
}

/**
 * The units of one server: a service for the whole project, one template for guests and switches, a drop-in where one differs from
 * what most have; and the first two again for the service manager of a user, where its guests can be a user's.
 */
export const unitFiles = (project: Project, server: Server, about: UnitsAbout, render: Render): OutputFile[] => {
  const served = server.guests.map(guest => serve(guest, about));
  const processes = served.filter(one => one.isProcess);
  const socketsOf = createSocketsOf(server);
  const main = processes.length > 0 ? processes : served;
  const template: Template = {
    limits: mostCommon(main.map(one => one.limits)),
    account: mostCommon(main.map(one => one.account)),
    confinement: processes.length === 0 ? guestCallsConfinement(stateOf(project, about)) : guestConfinement(stateOf(project, about), devicesOf(processes, about), networkOf(processes, about), callsOf(processes, about)),
    restarts: served.some(one => one.limits.has('Restart')),
    mounts: mountsBeside(commonMounts(served.map(one => one.mounts)), ownMounts(project, about)),
  };
  const file = (path: string, content: string): OutputFile => ({ path: `${serverFolder(server.name)}/systemd/${path}`, mode: 0o644, content });
  const dropIn = (name: string, kind: string, about: string, service: readonly Setting[], unit: readonly Setting[] = []): OutputFile[] => {
    const sections = [{ name: 'Unit', settings: unit }, { name: 'Service', settings: service }].filter(({ settings }) => settings.length > 0);
    return sections.length === 0 ? [] : [file(`mln-${project.name}@${name}.service.d/${kind}.conf`, render('templates/systemd/drop-in.conf.hbs', {
      project: project.name, about, sections: sections.map(one => ({ name: one.name, settings: one.settings.map(settingView) })),
    }))];
  };
  return [
    ...both(project, server, served, template, about, render).map(({ path, content }) => file(path, content)),
    ...(processes.length === 0 ? [] : [file('sysusers.conf', render('templates/systemd/sysusers.conf.hbs', {}))]),
    ...served.flatMap(({ guest, isProcess, limits, account, places, mounts }) => [
      ...dropIn(guest.name, 'guest', `what ${guest.name} has otherwise than most`, differing(limits, template.limits, unlimited)),
      ...dropIn(guest.name, 'system', isProcess ? `what ${guest.name} needs beside what most do` : `${guest.name} is no process of this server: it is reached by calls to its hypervisor, and confined as far as they allow`, [
        ...differing(account, template.account, {}),
        ...(isProcess ? ownPaths(guest, places, socketsOf(guest), about.listens(guest)) : [...callsInstead(template.confinement, stateOf(project, about)), ...disksInSystem(places)]),
      ], waitingFor(mountsBeside(mounts, [...ownMounts(project, about), ...template.mounts]))),
    ]),
    ...server.switches.filter(one => about.backends(server.name, one.name) !== 'bridge').flatMap(one =>
      dropIn(`switch:${one.name}`, 'system', `what the switch ${one.name} needs beside what most do`, [
        ...differing(accountOf(one.settings.owner?.value, one.settings.group?.value), template.account, {}), ...ownPathsOfSwitch(one),
      ])),
  ];
};

interface Template {
  readonly limits: Settings;
  readonly account: Settings;
  readonly confinement: readonly Confinement[];
  readonly restarts: boolean;
  /** Beside those of the project itself. */
  readonly mounts: readonly string[];
}

/** What the guests' processes open of the server's /dev. */
const devicesOf = (processes: readonly Served[], { joinsTaps, targetOf }: UnitsAbout): UsedDevice[] => [
  ...(processes.some(({ guest }) => joinsTaps(guest)) ? [{ path: '/dev/net/tun', why: 'guests of this server join bridges by tap devices' }] : []),
  ...[...new Set(processes.flatMap(({ guest }) => targetOf(guest).process?.devices ?? []))].map(path => ({ path, why: `guests of this server run with ${path} where it is there` })),
];

/** Why each platform's guests are in the network of the server. */
const networkOf = (processes: readonly Served[], { targetOf }: UnitsAbout): string =>
  [...new Set(processes.flatMap(({ guest }) => targetOf(guest).process?.network ?? []))].join('; ');

/** Those of each platform once, in the order of their guests. */
const callsOf = (processes: readonly Served[], { targetOf }: UnitsAbout): ProcessCalls[] =>
  [...new Set(processes.flatMap(({ guest }) => targetOf(guest).process?.calls ?? []))];

const serve = (guest: Guest, { targetOf, disksOf, namedOf }: UnitsAbout): Served => {
  const places = placesOf(guest, disksOf(guest), namedOf(guest));
  const { process, owner } = targetOf(guest);
  return {
    guest,
    isProcess: process !== undefined,
    limits: process === undefined ? limitsOfDomain(guest) : limitsOf(guest, process),
    account: owner === undefined ? accountOf(guest.settings.owner?.value, guest.settings.group?.value) : new Map([['User', [owner]]]),
    places,
    mounts: mountsOf(places),
  };
};

/** Whoever runs it passes through the state directory by the group of the usual owner. */
const accountOf = (owner: string | undefined, group: string | undefined): Settings => new Map<string, readonly string[]>([
  ['User', [owner ?? USUAL_OWNER]],
  ...(group === undefined ? [] : [['Group', [group]] as const]),
  ...(owner === undefined && group === undefined ? [] : [['SupplementaryGroups', [USUAL_OWNER]] as const]),
]);

/** Sockets of a guest's switches that the description puts elsewhere than into the state directory. */
const createSocketsOf = ({ switches }: Server): ((guest: Guest) => string[]) => {
  const elsewhere = new Map(switches.flatMap(({ name, settings: { socket } }) => (socket === undefined ? [] : [[name, socket.value]])));
  return guest => [...new Set(guest.interfaces.flatMap(({ attachment }) => (attachment.kind === 'switch' ? elsewhere.get(attachment.switch) ?? [] : [])))];
};

const stateOf = (project: Project, { stateRoot }: UnitsAbout): string => `${stateRoot}/${project.name}`;

const homeOf = (project: Project): string => `/opt/mln/${project.name}`;

/** The installed copy and the state. */
const ownMounts = (project: Project, about: UnitsAbout): string[] => [homeOf(project), stateOf(project, about)];

/** So that a guest that fails at once is not started for ever. */
const startLimit: readonly Setting[] = [{ name: 'StartLimitIntervalSec', words: ['10min'] }, { name: 'StartLimitBurst', words: ['5'] }];

/** The two files for the system's service manager, and for a user's. */
const both = (project: Project, server: Server, served: readonly Served[], template: Template, about: UnitsAbout, render: Render): { readonly path: string; readonly content: string }[] => {
  const settings = (given: Settings): Setting[] => [...given].map(([name, words]) => ({ name, words }));
  const pair = (isSystem: boolean): { readonly path: string; readonly content: string }[] => {
    const home = isSystem ? homeOf(project) : `%h/.local/share/mln/projects/${project.name}`;
    const common = { project: project.name, server: server.name, home, isSystem, mounts: isSystem ? ownMounts(project, about) : [], order: isSystem ? orderOf(server.guests, about.targetOf) : [] };
    const folder = isSystem ? '' : 'user/';
    return [
      { path: `${folder}mln-${project.name}.service`, content: render('templates/systemd/project.service.hbs', {
        ...common,
        description: `MLN project ${project.name}${server.name === 'local' ? '' : ` on ${server.name}`}`,
        // its hooks and what it starts look at disks
        unit: isSystem ? waitingFor(mountsBeside(served.flatMap(one => one.mounts), ownMounts(project, about))) : [],
        target: isSystem ? 'multi-user.target' : 'default.target',
        sandbox: isSystem ? projectConfinement(dutiesOf(project, server, served, about)).map(settingView) : [],
      }) },
      { path: `${folder}mln-${project.name}@.service`, content: render('templates/systemd/guest.service.hbs', {
        ...common,
        slice: unitNamePart(project.name),
        environment: [`MLN_STATE=${about.stateRoot}`],
        unit: [...(isSystem ? waitingFor(template.mounts) : []), ...(template.restarts ? startLimit : [])],
        service: settings(isSystem ? new Map([...template.account, ...template.limits]) : template.limits),
        asRoot: isSystem ? '+' : '',
        prepares: isSystem ? 'by root (+): a start slot of this server, the settings in use, bridges and taps' : 'a start slot, the settings in use',
        sandbox: isSystem ? template.confinement.map(settingView) : [],
      }) },
    ];
  };
  return [...pair(true), ...(served.every(({ account }) => account.get('User')?.[0] !== 'root') ? pair(false) : [])];
};

const dutiesOf = (project: Project, server: Server, served: readonly Served[], about: UnitsAbout): ProjectDuties => ({
  state: stateOf(project, about),
  bridges: server.switches.some(one => about.backends(server.name, one.name) === 'bridge'),
  network: networkOf(served, about),
  devices: served.some(({ guest }) => about.disksOf(guest).disk.kind === 'block'),
  hooks: hooks.some(name => project.settings[name] !== undefined),
  calls: served.some(one => !one.isProcess),
});
