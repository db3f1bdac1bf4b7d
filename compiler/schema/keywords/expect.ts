import { column, manyLines, optional } from '../define.ts';
import { text, word, wordOf } from '../readers.ts';

/** What is to be true once all runs. In a host: seen from it; in `global`: from the service host. */
export const expectRow = manyLines({
  check: column(wordOf(['ping', 'port', 'file', 'run', 'points'])),
  subject: column(word),
  detail: optional(text, { rest: true }),
}, {
  doc: 'What is to be true once all runs: `ping HOST`, `port HOST NUMBER`, `file PATH TEXT`, `run COMMAND`, each worth what `points N` says before it.',
  example: 'expect {\n    ping gw\n    port www1 80\n}',
  notServed: 'check.sh',
});
