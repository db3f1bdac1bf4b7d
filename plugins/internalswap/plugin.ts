import { definePlugin, one, size } from '../../compiler/plugin-api.ts';

export default definePlugin({
  name: 'internalswap',
  doc: 'Makes a swap file inside the guest\'s own disk.',
  served: false,
  keywords: { host: { internalswap: one(size, { doc: 'The size of the swap file.', example: 'internalswap 128M' }) } },
});
