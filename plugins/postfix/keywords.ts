import { block, one, word, type PluginKeywords } from '../../compiler/plugin-api.ts';

export const keywords: PluginKeywords = {
  name: 'postfix',
  doc: 'Configures a mail server in the guest.',
  served: false,
  rows: {
    host: {
      postfix: block({ relayhost: one(word, { doc: 'The server that all mail is handed to.', example: 'relayhost mail.example.org' }) }, {
        doc: 'The mail server\'s settings.',
        example: 'postfix {\n    relayhost mail.example.org\n}',
      }),
    },
  },
};
