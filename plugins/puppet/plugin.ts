import { definePlugin, block, list, one, word } from '../../compiler/plugin-api.ts';

export default definePlugin({
  name: 'puppet',
  doc: 'Configures a client of puppet in the guest.',
  served: false,
  keywords: {
    host: {
      puppet: block({
        include: list(word, { doc: 'Classes that the node includes.', example: 'include {\n    apache\n}' }),
        nodename: one(word, { doc: 'The node\'s name, where it is not the guest\'s.', example: 'nodename web.example.org' }),
      }, {
        doc: 'What the node is to be.',
        example: 'puppet {\n    nodename web.example.org\n}',
      }),
    },
  },
});
