import { definePlugin, block, guestPath, one } from '../../compiler/plugin-api.ts';

export default definePlugin({
  name: 'apache',
  doc: 'Configures a web server in the guest.',
  served: false,
  keywords: {
    host: {
      apache: block({ DocumentRoot: one(guestPath, { doc: 'The folder of the guest that is served.', example: 'DocumentRoot /var/www' }) }, {
        doc: 'The web server\'s settings.',
        example: 'apache {\n    DocumentRoot /var/www\n}',
      }),
    },
  },
});
