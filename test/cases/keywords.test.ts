import { expect, test } from 'vitest';
import { memoryReader } from '../../compiler/1-source/memory-reader.ts';
import { fileReader } from '../../compiler/1-source/file-reader.ts';
import { installation } from '../../compiler/cli/installation.ts';
import { compile } from '../../compiler/compile.ts';
import type { PlaceKind } from '../../compiler/schema/vocabulary.ts';

const { vocabulary } = installation();

const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEXAMPLEKEYEXAMPLEKEYEXAMPLEKEYEXAMPLEKE a@b\n';
const beside = { 'site.mln': '', 'hash': '$6$salt$hash\n', 'key.pub': key, 'motd': 'hello\n', 'boot.sh': 'true\n' };

/** A description around an example, by the place where it may stand. */
const around: Readonly<Record<PlaceKind, (example: string) => string>> = {
  top: example => (/^global/.test(example) ? '' : 'global { project demo }\n') + example,
  global: example => `global {\n${/^project /m.test(example) ? '' : 'project demo\n'}${example}\n}\nhost a { }\n`,
  host: example => `global { project demo }\nswitch lan { }\nhost a {\n${example}\n}\n`,
  network: example => `global { project demo }\nswitch lan { }\nhost a {\nnetwork eth0 {\n${example}\n}\n}\n`,
  switch: example => `global { project demo }\nswitch lan {\n${example}\n}\nhost a { network eth0 { switch lan } }\n`,
  service_host: example => `global { project demo }\nservice_host one {\n${example}\n}\nhost a { service_host one }\n`,
  template: example => `global { project demo }\ntemplate one {\nfamily debian\n${example}\n}\nhost a { template one }\n`,
};

/** What may be said of an example whose words are right: that nobody does it yet, or that it needs company. */
const allowed = /not-served$|^(no-template|unknown-superclass|superclass-unused|switch-unused|unknown-switch|address-not-chosen|no-free-address|bridge-create-alone|gateway-without-address|route-not-on-link|files-source|key-file|password-file|text-file|bridge-needs-tap|two-projects|uml-cannot-say|counting-outside-range|template-platform|variable-unused|setting-repeated|bad-removal|cloud-init-no-family)$/;

const examples = (Object.keys(around) as PlaceKind[]).flatMap(kind => vocabulary.places[kind].keywords.map(({ name, row }) => [kind, name, row] as const));

test.each(examples)('in %s: %s', async (kind, name, { example, aliases }) => {
  const reader = memoryReader({ 'demo.mln': around[kind](example), ...beside }, fileReader());
  const { diagnostics } = await compile({ path: 'demo.mln', defines: new Map() }, { ...installation(), reader });
  const wrong = diagnostics.filter(({ severity, code }) => severity === 'error' && !allowed.test(code)).map(({ code }) => code);
  expect(wrong, example).toEqual([]);
  expect(example).toMatch(new RegExp(`(^|[\\s{])(${[name, ...aliases].join('|')})\\b`));
});

test('no two claim one word at one place', () => expect(vocabulary.conflicts).toEqual([]));
