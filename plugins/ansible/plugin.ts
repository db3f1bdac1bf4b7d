import { definePlugin, output, yaml, type ConfigureInput, type GuestView, type ServerView, type YamlValue } from '../../compiler/plugin-api.ts';
import { codes, report } from './diagnostics.ts';
import { groupsOf, type Groups } from './groups.ts';
import { keywords, type Connection, type GuestWords } from './keywords.ts';

type Variables = Readonly<Record<string, YamlValue>>;

type Guest = GuestView<typeof keywords>;

/** Makes an inventory of Ansible: `ansible -i out/kafe/ansible all -m ping`. */
export default definePlugin({
  name: 'ansible',
  doc: 'Makes an inventory of Ansible.',
  keywords,
  diagnostics: codes,
  // It tells what all others made.
  order: 90,
  *configure(input: ConfigureInput<typeof keywords>) {
    const { words, guests, servers } = input;
    const groups = groupsOf(input);
    yield* groups.problems;
    const names = new Set(guests.map(({ name }) => name));
    const byName = new Map(servers.map(server => [server.name, server]));
    for (const guest of guests) {
      const { name, server, at } = guest;
      if (groups.all.has(name)) yield report('ansible-host-is-group', { guest: name, group: name }, at);
      if (names.has(`${name}.yml`)) yield report('ansible-file-of-other', { guest: name, other: `${name}.yml` }, at);
      yield output(`ansible/host_vars/${name}.yml`, yaml(variablesOf(guest, words.ansible?.value, byName.get(server), input.project)), { at });
    }
    yield output('ansible/hosts.yml', yaml(inventoryOf(groups, varsOf(words.ansible?.value))));
  },
});

const inventoryOf = ({ all, ofProject }: Groups, vars: Variables): YamlValue => {
  const named = (names: ReadonlySet<string>): YamlValue => (names.size === 0 ? undefined : Object.fromEntries([...names].sort().map(name => [name, {}])));
  return Object.fromEntries([...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, { hosts, children }]) => [
    name, { children: named(children), hosts: named(hosts), vars: name === ofProject && Object.keys(vars).length > 0 ? vars : undefined },
  ]));
};

/** What the guest says goes before what `global` says. */
const variablesOf = (guest: Guest, common: Connection | undefined, server: ServerView | undefined, project: string): YamlValue => {
  const own: GuestWords | undefined = guest.words.ansible?.value;
  const jump = (own?.jump ?? common?.jump)?.value === true && server !== undefined ? jumpOver(server) : undefined;
  return {
    ansible_host: own?.address?.value ?? guest.interfaces.flatMap(({ addresses }) => addresses)[0]?.address,
    ansible_port: (own?.port ?? common?.port)?.value,
    ansible_user: (own?.user ?? common?.user)?.value,
    ansible_python_interpreter: (own?.python ?? common?.python)?.value,
    ansible_ssh_common_args: jump && `-o ProxyJump=${jump}`,
    mln: {
      project,
      service_host: guest.server,
      platform: guest.platform,
      domain: guest.domain,
      interfaces: Object.fromEntries(guest.interfaces.map(({ name, mac, attachment, addresses, dhcp }) => [name, {
        mac,
        switch: attachment.kind === 'switch' ? attachment.switch : undefined,
        bridge: attachment.kind === 'bridge' ? attachment.bridge : undefined,
        addresses: addresses.map(({ address, prefix }) => `${address}/${prefix}`),
        dhcp,
      }])),
    },
    ...varsOf(own),
  };
};

/** `user@host:port`, an IPv6 address in brackets. */
const jumpOver = ({ ssh, port }: ServerView): string | undefined => {
  if (ssh === undefined) return undefined;
  const [, user = '', host = ''] = /^((?:[^@]*@)?)\[?([^\]]*)\]?$/.exec(ssh) ?? [];
  return `${user}${host.includes(':') ? `[${host}]` : host}${port === undefined ? '' : `:${port}`}`;
};

const varsOf = (words: Connection | undefined): Variables =>
  Object.fromEntries((words?.vars ?? []).map(({ value: { name, value } }) => [name, valueOf(value)]));

const valueOf = (text: string): YamlValue => {
  if (/^-?(?:0|[1-9][0-9]{0,14})$/.test(text)) return Number(text);
  return text === 'true' || text === 'false' ? text === 'true' : text;
};
