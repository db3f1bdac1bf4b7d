export * from '../schema/settings.ts';
