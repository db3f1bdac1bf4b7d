import { answer, type ModuleBodies } from './answer.ts';

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value) ?? String(value));

const bodies: ModuleBodies = Object.create(null) as ModuleBodies;
const logged: string[] = [];
const log = (...values: readonly unknown[]): void => void logged.push(`${values.map(shown).join(' ')}\n`);

/** What the outside calls. A plug-in's `console` is there to find its faults. */
Object.assign(globalThis, {
  mlnc: { bodies, logged, answer: (call: string) => answer(bodies, call) },
  console: { log, info: log, warn: log, error: log, debug: log },
});
