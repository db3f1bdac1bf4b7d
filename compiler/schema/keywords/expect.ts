import { column, manyLines, optional } from '../define.ts';
import { text, word, wordOf } from '../readers.ts';

/** What can be looked at; with `no_` in front: what is not to be so. */
export const observations = ['ping', 'port', 'file', 'run'] as const;
export type Observation = (typeof observations)[number];

/** What is said of the expectations that follow. */
export const expectSettings = ['points', 'title', 'timeout'] as const;
export type ExpectSetting = (typeof expectSettings)[number];

export const NEGATION = 'no_';
const negated = observations.map(name => `${NEGATION}${name}` as const);

/** What is to be true once all runs. In a host: seen from it; in `global`: from the service host. */
export const expectRow = manyLines({
  word: column(wordOf([...observations, ...negated, ...expectSettings])),
  subject: column(word),
  detail: optional(text, { rest: true }),
}, {
  doc: 'What is to be true once all runs; `./check.sh` looks. In a host it is seen from there, in `global` from each service host. `ping HOST` and `port HOST NUMBER`: a guest\'s name, `GUEST.INTERFACE`, an address, or a name with a dot that is looked up there. `file PATH` is there, `file PATH "TEXT"` holds the text. `run "COMMAND"` ends with 0, `run "COMMAND" "TEXT"` prints the text as well. `no_ping`, `no_port`, `no_file` and `no_run` are the opposite. `points N` is what each after it is worth (the first `points` of a block counts for those before it too), `timeout 30s` how long each may take (10 s), `title "TEXT"` a name for the next.',
  example: 'expect {\n    points 2\n    ping 10.0.0.1\n    no_port 10.0.0.1 22\n    file /etc/hostname\n    run "id root" "uid=0"\n}',
});
