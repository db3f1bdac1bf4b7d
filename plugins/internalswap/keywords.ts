import { one, size, type PluginKeywords } from '../../compiler/plugin-api.ts';

export const keywords: PluginKeywords = {
  name: 'internalswap',
  doc: 'Makes a swap file inside the guest\'s own disk.',
  served: false,
  rows: { host: { internalswap: one(size, { doc: 'The size of the swap file.', example: 'internalswap 128M' }) } },
};
