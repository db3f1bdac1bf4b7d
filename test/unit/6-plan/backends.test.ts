import { expect, test } from 'vitest';
import { chooseBackends } from '../../../compiler/6-plan/backends.ts';
import { planCodes } from '../../../compiler/diagnostics/codes/plan.ts';
import { createReport } from '../../../compiler/diagnostics/report.ts';
import { sound } from '../5-model/build.ts';

/** Two guests, each of a platform of its own. */
const two = (lines = '') => {
  const project = sound(`global { project demo }\nswitch lan { ${lines} }\nhost a { network eth0 { switch lan } }\nhost b { network eth0 { switch lan } }\n`);
  for (const guest of project.guests) Object.assign(guest, { platform: guest.name });
  return project;
};

test('switch-impossible: guests with no kind of link in common', () => {
  const { report, diagnostics } = createReport(planCodes);
  chooseBackends(two(), guest => (guest.platform === 'a' ? ['uml_switch'] : ['bridge']), report);
  expect(diagnostics.map(({ code }) => code)).toEqual(['switch-impossible']);
});

test('the first that all can join is taken', () => {
  const { report, diagnostics } = createReport(planCodes);
  const chosen = chooseBackends(two(), guest => (guest.platform === 'a' ? ['uml_switch', 'vde', 'bridge'] : ['bridge', 'vde']), report);
  expect(chosen('local', 'lan')).toBe('vde');
  expect(diagnostics).toEqual([]);
});
