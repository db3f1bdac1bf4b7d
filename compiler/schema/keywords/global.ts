import { one, raw } from '../define.ts';
import { plainName, projectName, volumeName } from '../readers.ts';
import { expectRow } from './expect.ts';

const HOOK = 'Shell commands run on every service host of the project';
const MUST = 'A failure ends the start.';
const MAY = 'A failure is reported, and the rest goes on.';

/** What stands in `global { ... }` and is left after resolving. */
export const globalRows = {
  project: one(projectName, { doc: 'The project\'s name: the folder of the output, and part of every name outside it. Every description has exactly one. It does not end in a dash.', example: 'project ring' }),
  site: one(plainName, { doc: 'Tells equal projects on one network apart: derived MAC addresses depend on it.', example: 'site oslo' }),
  volume_group: one(volumeName, { aliases: ['lvm_vg'], doc: 'The volume group of guests with `lvm`, where neither they nor their service host name one.', example: 'volume_group vg1' }),
  beforeProjectStart: raw({ doc: `${HOOK} before anything of it starts. ${MUST}`, example: 'beforeProjectStart {\n    logger "$MLN_PROJECT starts"\n}' }),
  afterProjectStart: raw({ doc: `${HOOK} after all of it has started. ${MAY}`, example: 'afterProjectStart {\n    logger "$MLN_PROJECT runs"\n}' }),
  beforeProjectStop: raw({ doc: `${HOOK} before anything of it stops. ${MAY}`, example: 'beforeProjectStop {\n    logger "$MLN_PROJECT stops"\n}' }),
  afterProjectStop: raw({ doc: `${HOOK} after all of it has stopped. ${MAY}`, example: 'afterProjectStop {\n    logger "$MLN_PROJECT has stopped"\n}' }),
  beforeHostsStart: raw({ doc: `${HOOK} when its switches are up and before its guests start. ${MUST}`, example: 'beforeHostsStart {\n    logger "guests start"\n}' }),
  afterHostsStart: raw({ doc: `${HOOK} after its guests have started. ${MAY}`, example: 'afterHostsStart {\n    logger "guests run"\n}' }),
  beforeHostsStop: raw({ doc: `${HOOK} before its guests stop. ${MAY}`, example: 'beforeHostsStop {\n    logger "guests stop"\n}' }),
  afterHostsStop: raw({ doc: `${HOOK} when its guests have stopped and its switches are still up. ${MAY}`, example: 'afterHostsStop {\n    logger "guests have stopped"\n}' }),
  expect: expectRow,
};
