import { code, reporting, type CodeTable } from '../../compiler/plugin-api.ts';

const host = (lines: string, template = 'template cloud'): string => `global { project demo }\ntemplate cloud { family debian }\nhost a {\n    ${template}\n${lines}}\n`;

export const codes = {
  'cloud-init-user-data': code({
    severity: 'error',
    message: () => 'this user data does not say what it is',
    hint: () => 'begin it with `#cloud-config`, or with `#!` and an interpreter where it is a script',
    explain: 'cloud-init knows what its user data is by the first line, and passes over all of it where that line is none that it knows.',
    wrong: host('    user_data {\n        packages: [nginx]\n    }\n'),
    right: host('    user_data {\n        #cloud-config\n        packages: [nginx]\n    }\n'),
  }),
  'cloud-init-no-family': code<{ readonly guest: string; readonly template: string }>({
    severity: 'error',
    message: p => `\`${p.guest}\` is made from the template \`${p.template}\`, in which there is no cloud-init`,
    hint: () => 'name the template of a cloud image, with `family debian` or `family redhat` in its `template` block',
    explain: 'Templates of the family busybox have no cloud-init: a seed would be read by nobody.',
    wrong: host('    cloud_init\n', 'template busybox'),
    right: host('    cloud_init\n'),
  }),
} as const satisfies CodeTable;

export const report = reporting(codes);
