import { definePlugin, file, flag, one, raw, seed, wordOf, yaml, type ConfigureInput, type GuestView } from '../../compiler/plugin-api.ts';
import { codes, report } from './diagnostics.ts';
import { accountsOf, metaDataOf, networkConfigOf, systemOf } from './seed.ts';

const keywords = {
  host: {
    cloud_init: flag({
      doc: 'The guest gets a seed for cloud-init (NoCloud), which then sets its name, network and accounts: for templates that are images made for clouds.',
      example: 'cloud_init',
    }),
    cloud_init_seed: one(wordOf(['directory', 'iso']), {
      doc: 'Where cloud-init finds the seed: a directory of the guest\'s disk, as without this word, or a disk of its own (`iso`), for images in which nothing can be written from outside: all that is the guest\'s own is in the seed then. It also asks for the seed.',
      example: 'cloud_init_seed iso',
    }),
    user_data: raw({
      doc: 'The user data for cloud-init, with its first line: `#cloud-config`, or that of a script. It also asks for the seed. Inherited text comes first.',
      example: 'user_data {\n    #cloud-config\n    runcmd:\n        - echo hello\n}',
    }),
  },
};

type Guest = GuestView<typeof keywords>;

const SEED = '/var/lib/cloud/seed/nocloud';

/** The guest is ready when cloud-init is done too, which on some images is later than all else. */
const AFTER_CLOUD_INIT = '[Unit]\nDefaultDependencies=no\nAfter=cloud-final.service\nConflicts=shutdown.target\nBefore=shutdown.target\n';

/** First lines that cloud-init knows: documentation, "User-data formats". */
const isUserData = (text: string): boolean =>
  /^(?:#cloud-config(?:-archive|-jsonp)?\s*$|#!|#include|#cloud-boothook|#part-handler|## template:|Content-Type:|MIME-Version:)/im.test(text.split('\n', 1)[0] ?? '');

/**
 * What mlnc says is the user data where the description has none of its own, and else what the image's vendor would say: cloud-init
 * reads both, and the description's own text goes before it.
 */
const directoryOf = (project: string, guest: Guest, userData: string | undefined): Readonly<Record<string, string>> => {
  const own = `#cloud-config\n${yaml({ ...systemOf(guest, true), ...accountsOf(guest) })}`;
  return {
    'meta-data': metaDataOf(project, guest),
    'network-config': networkConfigOf(guest),
    'user-data': userData ?? own,
    ...(userData !== undefined && { 'vendor-data': own }),
  };
};

const endLine = (text: string): string => text.replace(/\n?$/, '\n');

/** Makes the seed that cloud-init reads, so that images made for clouds are templates. */
export default definePlugin({
  name: 'cloud-init',
  doc: 'Makes the seed that cloud-init reads, so that images made for clouds are templates.',
  keywords,
  diagnostics: codes,
  // It tells what all others made.
  order: 90,
  *configure({ project, guests }: ConfigureInput<typeof keywords>) {
    for (const guest of guests) {
      const { name, template, words: { cloud_init: asked, cloud_init_seed: form, user_data: written } } = guest;
      if (written === undefined && (asked?.value === false || asked === undefined && form === undefined)) continue;
      const at = written?.at ?? form?.at ?? asked?.at;
      const userData = written && endLine(written.value);
      if (template.family === 'busybox') yield report('cloud-init-no-family', { guest: name, template: template.name }, at);
      else if (userData !== undefined && !isUserData(userData)) yield report('cloud-init-user-data', {}, at);
      else {
        if (form?.value === 'iso') yield seed(name, { metaData: metaDataOf(project, guest), networkConfig: networkConfigOf(guest), cloudConfig: yaml(systemOf(guest, false)), userData, at });
        else for (const [path, text] of Object.entries(directoryOf(project, guest, userData))) yield file(name, `${SEED}/${path}`, text, { mode: '0600', at });
        yield file(name, '/etc/systemd/system/mln-boot.service.d/cloud-init.conf', AFTER_CLOUD_INIT, { at });
      }
    }
  },
});
