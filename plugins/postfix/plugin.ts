import { definePlugin, block, one, word } from '../../compiler/plugin-api.ts';

export default definePlugin({
  name: 'postfix',
  doc: 'Configures a mail server in the guest.',
  served: false,
  keywords: {
    host: {
      postfix: block({ relayhost: one(word, { doc: 'The server that all mail is handed to.', example: 'relayhost mail.example.org' }) }, {
        doc: 'The mail server\'s settings.',
        example: 'postfix {\n    relayhost mail.example.org\n}',
      }),
    },
  },
});
