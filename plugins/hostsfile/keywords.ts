import { flag, type PluginKeywords } from '../../compiler/plugin-api.ts';

const hostsFile = flag({ doc: 'Fills /etc/hosts with the guests that are reached over switches.', example: 'hostsFile' });

export const keywords: PluginKeywords = {
  name: 'hostsfile',
  doc: 'Fills /etc/hosts of the guests.',
  served: false,
  rows: { global: { hostsFile }, host: { hostsFile } },
};
