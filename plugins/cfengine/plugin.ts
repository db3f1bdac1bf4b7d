import { definePlugin, raw } from '../../compiler/plugin-api.ts';

export default definePlugin({
  name: 'cfengine',
  doc: 'Writes a policy of cfengine into the guest.',
  served: false,
  keywords: {
    host: { cfagent: raw({ doc: 'The policy, written to /cfengine/inputs/cfagent.conf. Inherited text comes first.', example: 'cfagent {\n    control:\n        any::\n            actionsequence = ( processes )\n}' }) },
  },
});
