import type { Guest, Project, Server } from '../5-model/project.ts';
import { bridgeName, type Backends } from './backends.ts';
import { confFile } from './conf-file.ts';
import { endLine } from './families/common.ts';
import type { OutputFile } from './output-file.ts';
import type { Render } from './render.ts';

export const serverFolder = (server: string): string => `service-hosts/${server}`;

/** The hooks, in the order in which they run. */
export const hooks = [
  'beforeProjectStart', 'beforeHostsStart', 'afterHostsStart', 'afterProjectStart',
  'beforeProjectStop', 'beforeHostsStop', 'afterHostsStop', 'afterProjectStop',
] as const;

/** What one server knows of itself: server.conf, its switches and the project's hooks. */
export const serverFiles = (project: Project, server: Server, joined: ReadonlyMap<string, readonly Guest[]>, backends: Backends, render: Render): OutputFile[] => [
  { path: `${serverFolder(server.name)}/server.conf`, mode: 0o644, content: serverConf(server, render) },
  ...server.switches.map((one): OutputFile => ({
    path: `${serverFolder(server.name)}/switches/${one.name}.conf`,
    mode: 0o644,
    content: switchConf(project, server, one, joined.get(one.name) ?? [], backends, render),
    from: one.origin,
  })),
  ...hooks.flatMap((name): OutputFile[] => {
    const hook = project.settings[name];
    return hook === undefined ? [] : [{
      path: `${serverFolder(server.name)}/hooks/${name}`,
      mode: 0o755,
      content: render('templates/server/hook.sh.hbs', { name, project: project.name, text: endLine(hook.value) }),
    }];
  }),
];

const serverConf = ({ name, settings, switches, guests }: Server, render: Render): string => confFile(
  name === 'local' ? 'local: the machine that ./mln runs on' : settings === undefined ? `${name}: no service_host block, so the name is the ssh destination` : name,
  {
    server_name: name,
    server_ssh: name === 'local' ? '' : sshDestination(name, settings),
    server_slots: settings?.slots?.value ?? '',
    server_switches: switches.map(one => one.name).join(' '),
    server_guests: guests.map(guest => guest.name).join(' '),
    server_templates: settings?.templates?.value ?? '',
    server_state: settings?.state?.value ?? '',
  },
  render,
);

/** As ssh reads it: a port makes it a URI. */
const sshDestination = (name: string, settings: Server['settings']): string => {
  const destination = settings?.ssh?.value ?? name;
  return settings?.port === undefined ? destination : `ssh://${destination}:${settings.port.value}`;
};

const switchConf = (project: Project, server: Server, one: Server['switches'][number], guests: readonly Guest[], backends: Backends, render: Render): string => {
  const { settings, name } = one;
  const backend = backends(server.name, name);
  return confFile(`switch ${name}, joined by ${guests.map(guest => guest.name).join(' ')}`, {
    switch_backend: backend,
    switch_interface: backend === 'bridge' ? bridgeName(one, project.name) : '',
    switch_hub: settings.hub?.value === true ? 'yes' : '',
    switch_socket: settings.socket?.value ?? '',
    switch_tap: settings.tap?.value ?? '',
    switch_owner: backend === 'bridge' ? 'root' : settings.owner?.value ?? '',
    switch_group: settings.group?.value ?? '',
  }, render);
};
