/** THE table of keywords: what may stand where, how it is read, and what it means. */
import type { SettingsOf } from '../schema/settings.ts';
import { globalRows } from './keywords/global.ts';
import { hostRows } from './keywords/host.ts';
import { networkRows } from './keywords/network.ts';
import { serviceHostRows } from './keywords/service-host.ts';
import { switchRows } from './keywords/switch.ts';
import { templateRows } from './keywords/template.ts';

export { globalRows, hostRows, networkRows, serviceHostRows, switchRows, templateRows };

export type GlobalSettings = SettingsOf<typeof globalRows>;
export type HostSettings = SettingsOf<typeof hostRows>;
export type NetworkSettings = SettingsOf<typeof networkRows>;
export type SwitchSettings = SettingsOf<typeof switchRows>;
export type ServiceHostSettings = SettingsOf<typeof serviceHostRows>;
export type TemplateSettings = SettingsOf<typeof templateRows>;
