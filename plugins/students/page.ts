import type { GuestView, InterfaceView } from '../../compiler/plugin-api.ts';
import { PASSWORDS } from './accounts.ts';
import { SCRIPT } from './script.ts';
import type { Student } from './students.ts';

export const PAGE = 'students.md';

/** The teacher's page: who has what, and what to type. Names and addresses hold nothing that Markdown reads but `_`, which is in code. */
export const page = (project: string, students: readonly Student[], hasPasswords: boolean): string => {
  const [first] = students;
  const several = new Set(students.flatMap(({ guests }) => guests.map(({ server }) => server))).size > 1;
  return `# The students of ${project}

${students.length === 1 ? 'One student' : `${students.length} students`}. Each has an account of their name in each of their guests.${hasPasswords ? ` The passwords are in \`.secrets/students/${PASSWORDS}\`, which only you can read.` : ''}

    ./${SCRIPT} start ${first?.name ?? 'STUDENT'}      # all guests of one student; of several; \`all\`
    ./${SCRIPT} stop ${first?.name ?? 'STUDENT'}
    ./${SCRIPT} status all
    ./${SCRIPT} reset ${first?.name ?? 'STUDENT'}      # as they were at first: what was done to the disks is gone

${students.map(student => section(student, several)).join('\n')}`;
};

const section = ({ name, guests }: Student, several: boolean): string => `## ${name}

| guest |${several ? ' server |' : ''} addresses | console |
|---|${several ? '---|' : ''}---|---|
${guests.map(guest => `| \`${guest.name}\` |${several ? ` \`${guest.server}\` |` : ''} ${guest.interfaces.map(interfaceText).join('; ')} | ${consoleText(guest)} |`).join('\n')}
`;

const interfaceText = ({ name, addresses, dhcp, attachment }: InterfaceView): string => {
  const texts = [...addresses.map(({ address, prefix }) => `${address}/${prefix}`), ...(dhcp ? ['by DHCP'] : [])];
  return `${name} ${texts.join(', ') || 'without address'}${placeText(attachment)}`;
};

const placeText = (attachment: InterfaceView['attachment']): string => {
  switch (attachment.kind) {
    case 'switch': return ` on \`${attachment.switch}\``;
    case 'bridge': return ` on \`${attachment.bridge}\``;
    default: return '';
  }
};

/** What it printed can be read of any guest. */
const consoleText = ({ name, body }: GuestView): string =>
  (typeof body['term'] === 'string' && body['term'] !== 'none' ? `\`./mln console ${name}\`` : `none: \`./mln log ${name}\``);
