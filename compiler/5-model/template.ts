import type { ResolvedHost } from '../4-resolve/tree.ts';
import type { HostSettings } from '../schema/keywords.ts';
import type { ModelContext, ModelReport } from './context.ts';
import type { Family, Guest, Template } from './project.ts';

/** What system is usually in a template of such a name. */
const familiesByName: readonly (readonly [RegExp, Family])[] = [
  [/debian|ubuntu/i, 'debian'],
  [/alpine|busybox/i, 'busybox'],
  [/centos|rhel|redhat|fedora|rocky|alma/i, 'redhat'],
];

/** The one that mlnc makes itself. */
const OWN_TEMPLATE = 'busybox';

/** The template of a guest: named, or the platform's own. */
export const templateOf = (host: ResolvedHost, settings: HostSettings, templates: ReadonlyMap<string, Template>, { vocabulary, report, servesPlatform }: ModelContext): Guest['template'] => {
  const name = settings.template?.value ?? vocabulary.target(host.platform.name)?.defaultTemplate;
  if (name === undefined) {
    // What a platform needs that nobody serves yet is not known; that is said elsewhere.
    if (servesPlatform(host.platform.name)) report('no-template', host.block.origin, { guest: host.name, platform: host.platform.name });
    return { name: '', family: 'debian', known: undefined };
  }
  const known = templates.size === 0 ? undefined : templates.get(name) ?? templates.get(withoutEnding(name));
  return { name, family: known?.settings.family?.value ?? guessedFamily(name, host, settings, report), known };
};

const guessedFamily = (name: string, host: ResolvedHost, settings: HostSettings, report: ModelReport): Family => {
  const template = withoutEnding(name);
  if (template === OWN_TEMPLATE) return OWN_TEMPLATE;
  const known = familiesByName.find(([form]) => form.test(name))?.[1];
  const family = known ?? 'debian';
  report('family-guessed', settings.template?.at ?? host.block.origin, { template, family, sure: known !== undefined });
  return family;
};

/** `busybox.ext4` and `busybox` are one template. */
const withoutEnding = (name: string): string => name.replace(/\.(?:ext[234]|img|raw|qcow2)$/, '');
