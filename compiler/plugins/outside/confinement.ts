import { dirname } from 'node:path';

/** Read as a list with patterns. */
const hasListSigns = /[,*]/;

/** Asked only where a plug-in runs: Node.js makes the list when it is looked at. */
const permissionFlag = (): string | undefined => ['--permission', '--experimental-permission'].find(flag => process.allowedNodeEnvironmentFlags.has(flag));

/**
 * What Node.js keeps the process of a plug-in from, should it ever come out of its context: code made of text; from
 * Node.js 20 on files other than the program's own, writing, and processes.
 */
export const confinedTo = (program: string): readonly string[] => {
  const folder = dirname(program);
  const permission = permissionFlag();
  return [
    '--disallow-code-generation-from-strings',
    ...(permission === undefined ? [] : [permission, '--no-warnings', `--allow-fs-read=${hasListSigns.test(folder) ? '*' : `${folder}/*`}`]),
  ];
};
