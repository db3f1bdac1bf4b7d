import { definePlugin, file, flag, raw, type ConfigureInput } from '../../compiler/plugin-api.ts';
import { codes, report } from './diagnostics.ts';
import { seedOf } from './seed.ts';

const keywords = {
  host: {
    cloud_init: flag({
      doc: 'The guest gets a seed for cloud-init (NoCloud), which then sets its name, network and accounts: for templates that are images made for clouds.',
      example: 'cloud_init',
    }),
    user_data: raw({
      doc: 'The user data for cloud-init, with its first line: `#cloud-config`, or that of a script. It also asks for the seed. Inherited text comes first.',
      example: 'user_data {\n    #cloud-config\n    runcmd:\n        - echo hello\n}',
    }),
  },
};

const SEED = '/var/lib/cloud/seed/nocloud';

/** The guest is ready when cloud-init is done too, which on some images is later than all else. */
const AFTER_CLOUD_INIT = '[Unit]\nDefaultDependencies=no\nAfter=cloud-final.service\nConflicts=shutdown.target\nBefore=shutdown.target\n';

/** First lines that cloud-init knows: documentation, "User-data formats". */
const isUserData = (text: string): boolean =>
  /^(?:#cloud-config(?:-archive|-jsonp)?\s*$|#!|#include|#cloud-boothook|#part-handler|## template:|Content-Type:|MIME-Version:)/im.test(text.split('\n', 1)[0] ?? '');

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
      const { name, template, words: { cloud_init: asked, user_data: userData } } = guest;
      if (asked?.value !== true && userData === undefined) continue;
      const at = userData?.at ?? asked?.at;
      if (template.family === 'busybox') yield report('cloud-init-no-family', { guest: name, template: template.name }, at);
      else if (userData !== undefined && !isUserData(userData.value)) yield report('cloud-init-user-data', {}, at);
      else {
        for (const [path, text] of Object.entries(seedOf(project, guest, userData?.value))) yield file(name, `${SEED}/${path}`, text, { mode: '0600', at });
        yield file(name, '/etc/systemd/system/mln-boot.service.d/cloud-init.conf', AFTER_CLOUD_INIT, { at });
      }
    }
  },
});
