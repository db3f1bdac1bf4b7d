import { definePlugin, file, raw } from '../../compiler/plugin-api.ts';

/** Where the agent of the paper's time looks, and where today's does: each with the name that it reads. */
const placesOf = (policy: string): readonly string[] => [
  '/cfengine/inputs/cfagent.conf',
  `/var/lib/cfengine3/inputs/${isOfVersion3(policy) ? 'promises.cf' : 'cfagent.conf'}`,
];

/** Since version 3 a policy consists of bundles and bodies. */
const isOfVersion3 = (policy: string): boolean => /^[ \t]*(?:bundle|body)[ \t]+\w+/m.test(policy);

export default definePlugin({
  name: 'cfengine',
  doc: 'Writes a policy of cfengine into the guest.',
  keywords: {
    host: {
      cfagent: raw({
        doc: 'The policy, written to /cfengine/inputs/cfagent.conf and into /var/lib/cfengine3/inputs: as promises.cf where it has bundles, else as cfagent.conf. Inherited text comes first.',
        example: 'cfagent {\n    control:\n        any::\n            actionsequence = ( processes )\n}',
      }),
    },
  },
  *configure({ guests }) {
    for (const { name, words: { cfagent } } of guests) {
      if (cfagent === undefined) continue;
      for (const path of placesOf(cfagent.value)) yield file(name, path, cfagent.value, { mode: '0600', at: cfagent.at });
    }
  },
});
