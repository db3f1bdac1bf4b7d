import { definePlugin, flag } from '../../compiler/plugin-api.ts';

const hostsFile = flag({ doc: 'Fills /etc/hosts with the guests that are reached over switches.', example: 'hostsFile' });

export default definePlugin({
  name: 'hostsfile',
  doc: 'Fills /etc/hosts of the guests.',
  served: false,
  keywords: { global: { hostsFile }, host: { hostsFile } },
});
