import { expect, test } from 'vitest';
import { chooseBackends } from '../../../compiler/6-plan/backends.ts';
import { planCodes } from '../../../compiler/diagnostics/codes/plan.ts';
import { createReport } from '../../../compiler/diagnostics/report.ts';
import { sound } from '../5-model/build.ts';

const two = (lines = '') => sound(`global { project demo }\nswitch lan { ${lines} }\nhost a { network eth0 { switch lan } }\nhost b { network eth0 { switch lan } }\n`);

test('switch-impossible: guests with no kind of link in common', () => {
  const { report, diagnostics } = createReport(planCodes);
  chooseBackends(two(), guest => (guest.name === 'a' ? ['uml_switch'] : ['bridge']), report);
  expect(diagnostics.map(({ code }) => code)).toEqual(['switch-impossible']);
});

test('the first that all can join is taken', () => {
  const { report, diagnostics } = createReport(planCodes);
  const chosen = chooseBackends(two(), guest => (guest.name === 'a' ? ['uml_switch', 'vde', 'bridge'] : ['bridge', 'vde']), report);
  expect(chosen('local', 'lan')).toBe('vde');
  expect(diagnostics).toEqual([]);
});
