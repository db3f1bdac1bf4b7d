import { raw, type PluginKeywords } from '../../compiler/plugin-api.ts';

export const keywords: PluginKeywords = {
  name: 'cfengine',
  doc: 'Writes a policy of cfengine into the guest.',
  served: false,
  rows: {
    host: { cfagent: raw({ doc: 'The policy, written to /cfengine/inputs/cfagent.conf. Inherited text comes first.', example: 'cfagent {\n    control:\n        any::\n            actionsequence = ( processes )\n}' }) },
  },
};
