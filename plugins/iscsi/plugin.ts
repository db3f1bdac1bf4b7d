import { definePlugin, block, one, word } from '../../compiler/plugin-api.ts';

export default definePlugin({
  name: 'iscsi',
  doc: 'Keeps the guest\'s disk on a storage server, reached over iSCSI.',
  served: false,
  keywords: {
    host: {
      iscsi: block({
        server: one(word, { aliases: ['portal'], doc: 'The storage server.', example: 'server storage.example.org' }),
        target: one(word, { doc: 'The target\'s name there.', example: 'target iqn.2026-01.org.example:gw' }),
      }, {
        doc: 'Where the disk is.',
        example: 'iscsi {\n    server storage.example.org\n}',
      }),
    },
  },
});
