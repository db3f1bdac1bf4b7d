import { addressWithPrefix, netmask, parseIp, type Body, type Ip, type OtherDescription, type TransformInput, type Written } from '../../compiler/plugin-api.ts';
import { isLinkLocal, subnetOf, type Subnet } from './subnet.ts';

/** An interface of a host of any of the descriptions. */
export interface Port {
  readonly project: string;
  readonly guest: string;
  readonly name: string;
  /** What it is plugged into, equal for all that hear each other: a bridge is one thing in all descriptions. */
  readonly network: string;
  readonly label: string;
  /** As written, `free` among them. */
  readonly addresses: readonly string[];
  /** Those that are written out. */
  readonly given: readonly Ip[];
  readonly gateway: Ip | undefined;
  /** Networks that its own lines tell of. */
  readonly subnets: readonly Subnet[];
}

const wordsOf = (value: Written | undefined): readonly string[] => (Array.isArray(value) ? value.filter(each => typeof each === 'string') : typeof value === 'string' ? [value] : []);

const blockOf = (value: Written | undefined): Body => (typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Body : {});

/** In one order on every machine: by project, host and interface. */
export const portsOf = (description: Pick<TransformInput, 'project' | 'hosts' | 'switches'> | OtherDescription): readonly Port[] => {
  const bridges = new Map(description.switches.flatMap(({ name, body }) => wordsOf(body['bridge']).map(bridge => [name, bridge] as const)));
  return [...description.hosts]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(host => Object.entries(blockOf(host.body['network'])).map(([name, body]) => portOf(description.project, host.name, name, blockOf(body), bridges)));
};

const portOf = (project: string, guest: string, name: string, body: Body, bridges: ReadonlyMap<string, string>): Port => {
  const [switchName] = wordsOf(body['switch']);
  const bridge = wordsOf(body['bridge'])[0] ?? (switchName === undefined ? undefined : bridges.get(switchName));
  const label = bridge !== undefined ? `bridge \`${bridge}\`` : switchName !== undefined ? `switch \`${switchName}\`` : 'it';
  const addresses = wordsOf(body['address']);
  const written = addresses.flatMap(text => {
    const read = addressWithPrefix.read(text);
    return 'value' in read ? [read.value] : [];
  });
  const mask = netmask.read(wordsOf(body['netmask'])[0] ?? '');
  const usual = 'value' in mask ? mask.value : undefined;
  const gateway = parseIp(wordsOf(body['gateway'])[0] ?? '');
  const known = [...written, ...(gateway === undefined ? [] : [{ ip: gateway, prefix: undefined }])];
  return {
    project, guest, name, label, addresses, gateway,
    network: bridge !== undefined ? `bridge ${bridge}` : switchName !== undefined ? `switch ${project}/${switchName}` : `alone ${project}/${guest}/${name}`,
    given: written.map(({ ip }) => ip),
    subnets: known.flatMap(({ ip, prefix = ip.family === 4 ? usual : undefined }) => (prefix === undefined || isLinkLocal(ip) ? [] : [subnetOf(ip, prefix)])),
  };
};
