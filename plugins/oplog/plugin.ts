import { absolutePath, block, definePlugin, events, flag, hook, one, shWord, type ConfigureInput, type EventName, type SettingsOf } from '../../compiler/plugin-api.ts';

const rows = {
  file: one(absolutePath, { doc: 'The log on the service host; without it, `log/operations` in the project\'s state. Its folder must be there.', example: 'file /var/log/mln-operations' }),
  syslog: flag({ doc: 'Each line goes to the system\'s log too.', example: 'syslog' }),
};

const keywords = {
  global: { oplog: block(rows, { bare: true, doc: 'What is done to guests is logged on their service hosts: when, by whom, what, and what came of it.', example: 'oplog {\n    syslog\n}' }) },
  service_host: { oplog: block(rows, { bare: true, doc: 'The same on this service host, or where it goes there.', example: 'oplog {\n    file /var/log/mln-operations\n}' }) },
};

/** Logs operations on the service host. */
export default definePlugin({
  name: 'oplog',
  doc: 'Logs operations on the service host.',
  keywords,
  *observe({ words, servers }: ConfigureInput<typeof keywords>) {
    for (const { name, words: own } of servers) {
      const nearest = own.oplog ?? words.oplog;
      if (nearest === undefined) continue;
      const file = own.oplog?.value.file ?? words.oplog?.value.file;
      const syslog = own.oplog?.value.syslog ?? words.oplog?.value.syslog;
      for (const event of events) yield hook(event, hookText(event, { file, syslog }), { server: name, at: nearest.at });
    }
  },
});

/** One write of one line, so that lines of guests that start at once do not mix. */
const hookText = (event: EventName, { file, syslog }: SettingsOf<typeof rows>): string => [
  '# who typed it, also where that became another account by sudo or came by ssh',
  'who=$(printf %s "${SUDO_USER:-$(id -un)}" | tr -cd "A-Za-z0-9._@-")',
  '[ -z "${SSH_CLIENT:-}" ] || who=$who@$(printf %s "${SSH_CLIENT%% *}" | tr -cd "0-9A-Fa-f:.")',
  'line="who=$who project=$MLN_PROJECT server=$MLN_SERVER guest=$MLN_GUEST event=$MLN_EVENT${MLN_DETAIL:+ result=\\"$MLN_DETAIL\\"}"',
  `printf '%s %s\\n' "$(date +%Y-%m-%dT%H:%M:%S%z)" "$line" >> ${file === undefined ? 'log/operations' : shWord(file.value)}`,
  ...(syslog?.value === true ? [`logger -t mln -p daemon.${event === 'failure' ? 'err' : 'info'} -- "$line"`] : []),
].join('\n');
