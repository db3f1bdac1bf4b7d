import { block, guestPath, one, type PluginKeywords } from '../../compiler/plugin-api.ts';

export const keywords: PluginKeywords = {
  name: 'apache',
  doc: 'Configures a web server in the guest.',
  served: false,
  rows: {
    host: {
      apache: block({ DocumentRoot: one(guestPath, { doc: 'The folder of the guest that is served.', example: 'DocumentRoot /var/www' }) }, {
        doc: 'The web server\'s settings.',
        example: 'apache {\n    DocumentRoot /var/www\n}',
      }),
    },
  },
};
