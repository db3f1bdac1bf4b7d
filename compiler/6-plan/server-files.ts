import type { Guest, Project, Server } from '../5-model/project.ts';
import { bridgeName, type Backends } from './backends.ts';
import { endLine } from './families/common.ts';
import type { OutputFile } from './output-file.ts';
import type { Render } from './render.ts';

export const serverFolder = (server: string): string => `service-hosts/${server}`;

/** The hooks, in the order in which they run. */
const hooks = [
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

const serverConf = ({ name, settings, switches, guests }: Server, render: Render): string => render('templates/server/server.conf.hbs', {
  about: name === 'local' ? 'local: the machine that ./mln runs on' : settings === undefined ? `${name}: no service_host block, so the name is the ssh destination` : `${name}`,
  name,
  ssh: name === 'local' ? '' : sshDestination(name, settings),
  slots: settings?.slots?.value ?? '',
  switches: switches.map(one => one.name).join(' '),
  guests: guests.map(guest => guest.name).join(' '),
  templates: settings?.templates?.value ?? '',
  state: settings?.state?.value ?? '',
});

/** As ssh reads it: a port makes it a URI. */
const sshDestination = (name: string, settings: Server['settings']): string => {
  const destination = settings?.ssh?.value ?? name;
  return settings?.port === undefined ? destination : `ssh://${destination}:${settings.port.value}`;
};

const switchConf = (project: Project, server: Server, one: Server['switches'][number], guests: readonly Guest[], backends: Backends, render: Render): string => {
  const { settings, name } = one;
  const backend = backends(server.name, name);
  return render('templates/server/switch.conf.hbs', {
    name,
    guests: guests.map(guest => guest.name).join(' '),
    backend,
    interface: backend === 'bridge' ? bridgeName(one, project.name) : '',
    hub: settings.hub?.value === true ? 'yes' : '',
    socket: settings.socket?.value ?? '',
    tap: settings.tap?.value ?? '',
    owner: backend === 'bridge' ? 'root' : settings.owner?.value ?? '',
    group: settings.group?.value ?? '',
  });
};
