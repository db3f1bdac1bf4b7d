import type { PlanCodes } from '../diagnostics/codes/plan.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import { isSameSpan, type Origin } from '../diagnostics/span.ts';
import type { Guest, Project } from '../5-model/project.ts';
import type { Display } from '../target-api.ts';

/** Displays of guests of one service host, whatever their platforms, that are to listen on one port. */
export const checkDisplays = (project: Project, displayOf: (guest: Guest) => Display | undefined, report: Report<PlanCodes>): void => {
  for (const { guests } of project.servers) {
    const owners = new Map<number, { readonly guest: Guest; readonly at: Origin }>();
    for (const guest of guests) {
      const { port, at = guest.origin } = displayOf(guest) ?? {};
      if (port === undefined) continue;
      const owner = owners.get(port);
      if (owner === undefined) owners.set(port, { guest, at });
      // what both inherit from one line has no second place
      else report('display-port-twice', at, { port, guest: guest.name, first: owner.guest.name }, isSameSpan(at.span, owner.at.span) ? [] : [{ text: `the display of \`${owner.guest.name}\``, span: owner.at.span }]);
    }
  }
};
