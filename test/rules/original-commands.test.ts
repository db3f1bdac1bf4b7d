import { expect, test } from 'vitest';
import { textOf } from './tracked-files.ts';

const page = textOf('docs/from-the-original.md');

test.each(['build', 'parse', 'diff', 'write', 'enable_bridge', 'remove', 'start', 'set_persistent', 'check_persistent', 'list_templates', 'register_template', 'upgrade', 'export', 'import', 'daemon_status'])(
  'who types `mln %s` of the original finds what became of it', verb => {
    expect(page).toMatch(new RegExp(`^\\|.*\\bmln ${verb}\\b.*\\|.+\\|$`, 'm'));
  },
);
