/** What a plug-in may import. `plugins/<name>/keywords.ts` exports `keywords: PluginKeywords`: the words it brings. */
export * from './schema/row.ts';
export * from './schema/define.ts';
export * from './schema/readers.ts';
export type { PlaceKind, PluginKeywords } from './schema/extension.ts';
