import { fstabField } from '../../quote/fstab.ts';
import { link, rootFile, rootLines, type GuestEntry } from '../guest-entry.ts';
import type { GuestFacts, Mount } from '../guest-facts.ts';
import type { Render } from '../render.ts';

type LocalTime = (zone: string) => GuestEntry;

/** For systems that have the tz database. */
const zoneOfItsOwn: LocalTime = zone => link('/etc/localtime', `${ZONES}/${zone}`);

/** For systems that may lack it: read on the service host when the disk is made. */
export const zoneOfServer: LocalTime = zone => ({ kind: 'source', what: 'file', mode: '0644', owner: '0:0', path: '/etc/localtime', from: `server:${ZONES}/${zone}` });

/** What all families keep in the same place. */
export const sameEverywhere = (facts: GuestFacts, render: Render, localTime: LocalTime = zoneOfItsOwn): GuestEntry[] => [
  ...rootLines('/etc/hostname', [facts.name]),
  ...hosts(facts),
  ...rootLines('/etc/resolv.conf', resolver(facts)),
  ...fstab(facts),
  ...facts.mounts.filter(mount => mount.point.startsWith('/')).map(mountPoint),
  ...(facts.timezone === undefined ? [] : [localTime(facts.timezone)]),
  ...scripts(facts, render),
  ...checks(facts),
  ...(facts.isSealed ? [shippedScript('seed')] : []),
];

/** A script that every guest of the family has, shipped as it is. */
export const shippedScript = (name: string): GuestEntry =>
  ({ kind: 'common', mode: '0755', path: `/etc/mln/${name}`, content: { copy: `templates/guest/${name}` } });

/** Where the tz database lies, in guests and on servers. */
export const ZONES = '/usr/share/zoneinfo';

/** More lines than these are a file of their own. */
const FEW = 20;

const hosts = (facts: GuestFacts): GuestEntry[] => {
  const own = [
    '127.0.0.1 localhost',
    `127.0.1.1 ${facts.domain === undefined ? '' : `${facts.name}.${facts.domain} `}${facts.name}`,
    '::1 localhost ip6-localhost ip6-loopback',
  ];
  const count = facts.hosts.reduce((sum, further) => sum + further.count, own.length);
  const text = `${own.join('\n')}\n${facts.hosts.map(further => further.text).join('')}`;
  return count > FEW ? [rootFile('/etc/hosts', text)] : rootLines('/etc/hosts', text.trimEnd().split('\n'));
};

/** Nothing where the description says nothing: what DHCP or the template says stays. */
const resolver = (facts: GuestFacts): string[] =>
  facts.nameservers.length === 0 && (facts.domain === undefined || facts.interfaces.some(one => one.dhcp)) ? [] : [
    ...(facts.domain === undefined ? [] : [`search ${facts.domain}`]),
    ...facts.nameservers.map(server => `nameserver ${server}`),
  ];

/** A sealed guest adds what it has to its template's own. */
const fstab = ({ isSealed, mounts, rootDevice }: GuestFacts): GuestEntry[] => {
  if (mounts.length === 0) return [];
  return isSealed ? rootLines('/etc/mln/fstab', mounts.map(fstabLine)) : rootLines('/etc/fstab', [root(rootDevice), ...mounts].map(fstabLine));
};

const root = (device: string): Mount => ({ device, point: '/', type: 'auto', options: 'defaults' });

/** Only the root file system is checked at boot; a disk that is not there does not stop the boot. */
const fstabLine = ({ device, point, type, options }: Mount): string =>
  [...[device, point, type, options].map(fstabField), '0', point === '/' ? '1' : '0'].join(' ');

/** Only systemd makes it by itself. */
const mountPoint = ({ point }: Mount): GuestEntry => ({ kind: 'dir', mode: '0755', owner: '0:0', path: point });

/** What answers `mln check`, and where. It is started by what each family has for that. */
const checks = ({ checkLine }: GuestFacts): GuestEntry[] =>
  (checkLine === undefined ? [] : [shippedScript('check'), ...rootLines('/etc/mln/check-line', [checkLine])]);

const scripts = (facts: GuestFacts, render: Render): GuestEntry[] => [
  shippedScript('boot'),
  ...(facts.ready === 'network' ? rootLines('/etc/mln/ready', ['network']) : []),
  ...script('startup', facts.startup, facts, render),
  ...(facts.shutdown === undefined ? [] : [shippedScript('down')]),
  ...script('shutdown', facts.shutdown, facts, render),
];

const script = (name: string, text: string | undefined, facts: GuestFacts, render: Render): GuestEntry[] =>
  text === undefined ? [] : [rootFile(`/etc/mln/${name}`, render('templates/guest/script.sh.hbs', { guest: facts.name, name, text: endLine(text) }), '0755')];

export const endLine = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`);
