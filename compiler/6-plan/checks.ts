import type { PlanCodes } from '../diagnostics/codes/plan.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import type { Expectation, Guest, Project, Server } from '../5-model/project.ts';
import { listLine } from '../quote/list-line.ts';
import type { Target } from '../target-api.ts';
import type { OutputFile } from './output-file.ts';
import { serverFolder } from './server-files.ts';

/**
 * How `mln check` has something looked at in a guest: over its line for checks, or by ssh to what is returned (`root@10.0.0.1`).
 * None where nothing is expected of it, or where there is no way.
 */
export const checkWay = (guest: Guest, target: Target): string | undefined => {
  if (guest.settings.expect.length === 0) return undefined;
  // a disk that is used as it is lacks what answers on the line
  if (target.checkLine !== undefined && guest.settings.filesystem === undefined) return 'line';
  const users = guest.accounts.keys.map(({ user }) => user);
  const user = users.find(name => name === 'root') ?? users[0];
  const address = guest.interfaces.flatMap(({ addresses }) => addresses)[0]?.address;
  return user === undefined || address === undefined ? undefined : `${user}@${address}`;
};

/** The device of the guest's line for checks, if it has one. */
export const checkLineOf = (guest: Guest, target: Target): string | undefined => (checkWay(guest, target) === 'line' ? target.checkLine : undefined);

/** Guests of which something is expected, and in which nobody can look. */
export const checkExpectations = (project: Project, targetOf: (guest: Guest) => Target, report: Report<PlanCodes>): void => {
  const expecting = new Set(project.expectations.map(({ from }) => from));
  for (const guest of project.guests) {
    if (expecting.has(guest.name) && checkWay(guest, targetOf(guest)) === undefined) report('expect-no-way', guest.settings.expect[0]?.at ?? guest.origin, { guest: guest.name });
  }
};

/** checks.list of one server: what its guests are to see, and what it is to see itself. */
export const checksFiles = ({ expectations }: Project, { name, guests }: Server): OutputFile[] => {
  const here = new Set(guests.map(guest => guest.name));
  const lines = expectations.flatMap(({ from, all }) => (from === undefined || here.has(from) ? all.map(one => listLine(fields(from ?? '-', one, here))) : []));
  return lines.length === 0 ? [] : [{ path: `${serverFolder(name)}/checks.list`, mode: 0o644, content: `# from\tpoints\tseconds\ttitle\twhat\n${lines.join('')}` }];
};

/** Whether a guest runs is known to its own server alone: only there is it named beside its address. */
const fields = (from: string, one: Expectation, here: ReadonlySet<string>): readonly string[] => {
  const guest = 'guest' in one && one.guest !== undefined && here.has(one.guest) ? one.guest : '-';
  const first = [from, String(one.points), String(one.seconds), one.title, `${one.isNegated ? 'no_' : ''}${one.kind}`];
  switch (one.kind) {
    case 'ping': return [...first, one.address, guest];
    case 'port': return [...first, one.address, guest, String(one.port)];
    case 'file': return [...first, one.path, ...(one.text === undefined ? [] : [one.text])];
    case 'run': return [...first, one.command, ...(one.text === undefined ? [] : [one.text])];
  }
};
