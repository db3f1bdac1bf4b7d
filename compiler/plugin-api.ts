/**
 * All that a plug-in may import. `plugins/<name>/plugin.ts`, or a user's own file, is `export default definePlugin({ ... })`:
 * the words that it brings and what is to be done about them. See docs/plugins.md.
 */
export * from './plugins/plugin.ts';
export * from './schema/operations.ts';
export * from './schema/row.ts';
export * from './schema/define.ts';
export * from './schema/readers.ts';
export * from './schema/ip.ts';
export * from './schema/password.ts';
export type { KeptLine } from './plugins/kept-lines.ts';
export { shWord } from './quote/sh.ts';
export { yaml, type YamlValue } from './quote/yaml.ts';
export { code } from './diagnostics/diagnostic.ts';
export type { CodeTable } from './diagnostics/diagnostic.ts';
export type { PlaceKind, PluginKeywords, PluginPlace, PluginRows } from './schema/extension.ts';
export type { Setting, SettingsOf } from './schema/settings.ts';
