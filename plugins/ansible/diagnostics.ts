import { code, reporting, type CodeTable } from '../../compiler/plugin-api.ts';

const global = 'global {\n    project demo\n    ansible\n}\n';

export const codes = {
  'ansible-group-twice': code<{ readonly group: string; readonly first: string; readonly second: string }>({
    severity: 'error',
    message: p => `${p.first} and ${p.second} are both the group \`${p.group}\` of Ansible`,
    hint: () => 'give one of them another name',
    explain: 'Groups of Ansible have letters, digits and `_` in their names. All else in the name of a superclass or service host becomes `_`, and then two of them are called the same.',
    wrong: `${global}superclass web-1 { }\nsuperclass web.1 { }\nhost a { superclass web-1 }\nhost b { superclass web.1 }\n`,
    right: `${global}superclass web-1 { }\nsuperclass web-2 { }\nhost a { superclass web-1 }\nhost b { superclass web-2 }\n`,
  }),
  'ansible-host-is-group': code<{ readonly guest: string; readonly group: string }>({
    severity: 'warning',
    message: p => `the host \`${p.guest}\` is called like a group of Ansible`,
    hint: p => `\`${p.group}\` in a playbook means both the host and all in the group: give one of them another name`,
    explain: 'Ansible finds hosts and groups by the same names, and warns where one name is both.',
    wrong: `${global}superclass web { }\nhost web { superclass web }\n`,
    right: `${global}superclass web { }\nhost web1 { superclass web }\n`,
  }),
  'ansible-file-of-other': code<{ readonly guest: string; readonly other: string }>({
    severity: 'error',
    message: p => `Ansible takes the variables of \`${p.guest}\` for those of \`${p.other}\``,
    hint: () => 'give one of them another name',
    explain: 'Variables of a host lie in `host_vars/<host>.yml`, and Ansible looks for the file `host_vars/<host>` first. So a host must not be called like another with `.yml` behind it.',
    wrong: `${global}host a { }\nhost a.yml { }\n`,
    right: `${global}host a { }\nhost b.yml { }\n`,
  }),
} as const satisfies CodeTable;

export const report = reporting(codes);
