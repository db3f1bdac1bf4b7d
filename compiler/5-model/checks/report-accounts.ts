import { closest } from '../../schema/suggest.ts';
import type { ModelReport } from '../context.ts';
import type { Guest } from '../project.ts';
import type { Checked } from './checked.ts';

/** Guests that nobody whom the description names can log in to, and members of groups that are not there. */
export const reportAccounts = ({ project }: Checked, report: ModelReport): void => {
  for (const guest of project.guests) {
    reportLockedOut(guest, report);
    reportMembers(guest, report);
  }
};

const reportLockedOut = ({ name, accounts: { logins, keys }, settings, origin }: Guest, report: ModelReport): void => {
  if (logins.length === 0 || keys.length > 0 || logins.some(({ hash }) => hash !== undefined)) return;
  report('nobody-can-log-in', settings.root_password?.at ?? settings.users[0]?.at ?? origin, { guest: name });
};

/** Only where the description names users: else they are the template's. */
const reportMembers = ({ accounts: { logins }, settings, origin }: Guest, report: ModelReport): void => {
  if (settings.users.length === 0) return;
  const users = new Set(logins.map(({ name }) => name));
  for (const { value: { name: group, items }, at } of settings.groups) {
    for (const user of items) if (!users.has(user)) report('group-member-unknown', at ?? origin, { group, user, suggestion: closest(user, users) });
  }
};
