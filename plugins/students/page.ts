import type { GuestView, InterfaceView } from '../../compiler/plugin-api.ts';
import { PASSWORDS } from './accounts.ts';
import { SCRIPT, type Student } from './students.ts';

/** The teacher's page: who has what, and what to type. Names and addresses hold nothing that Markdown reads but `_`, which is in code. */
export const page = (project: string, students: readonly Student[], hasPasswords: boolean): string => {
  const several = new Set(students.flatMap(({ guests }) => guests.map(({ server }) => server))).size > 1;
  return `# The students of ${project}

${students.length === 1 ? 'One student' : `${students.length} students`}. Each has an account of their name in each of their guests.${hasPasswords ? ` The passwords are in \`.secrets/students/${PASSWORDS}\`, which only you can read.` : ''}

${commands(students)}

${students.map(student => section(student, several)).join('\n')}`;
};

/** A word behind another, explained where its name does not say enough. */
const commands = (students: readonly Student[]): string => {
  const first = students[0]?.name ?? 'STUDENT';
  const isChecked = students.some(({ guests }) => guests.some(({ body }) => body['expect'] !== undefined));
  const lines = [
    ['build all', 'makes the disks that are missing; before the first start'],
    [`start ${first}`, 'all guests of one student; several may be named, or `all`'],
    [`stop ${first}`, 'the disks stay as they are'],
    ['status all', 'who runs'],
    ...(isChecked ? [['check all', 'is all as the description expects? With points'] as const] : []),
    [`reset ${first}`, 'as they were at first: what was done to the disks is gone'],
    ['--help', 'the rest'],
  ] as const;
  const width = Math.max(...lines.map(([words]) => words.length));
  return lines.map(([words, what]) => `    ./${SCRIPT} ${words.padEnd(width)}   # ${what}`).join('\n');
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
