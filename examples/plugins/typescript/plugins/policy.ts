import { definePlugin, file, raw } from 'mlnc/plugin';

export default definePlugin({
  name: 'policy',
  doc: 'Writes a policy into the guest.',
  keywords: { host: { policy: raw({ doc: 'The policy.', example: 'policy {\n    deny all\n}' }) } },
  *configure({ guests }) {
    for (const { name, words: { policy } } of guests) {
      if (policy !== undefined) yield file(name, '/etc/policy.conf', policy.value, { at: policy.at });
    }
  },
});
