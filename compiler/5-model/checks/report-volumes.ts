import type { ModelReport } from '../context.ts';
import { uniqueName, USUAL_VOLUME_GROUP, volumeGroupOf } from '../names.ts';
import type { Checked } from './checked.ts';

/** lvm(8), VALID NAMES; what a name may not begin with is refused by lvm2's validate_lv_name. */
const reserved = /^(?:snapshot|pvmove)|_(?:cdata|cmeta|corig|cpool|cvol|iorig|imeta|mimage|mlog|pmspare|rimage|rmeta|tdata|tmeta|vdata|vorigin|wcorig)/;
/** DM_NAME_LEN of the kernel without its NUL: group and volume in one, their dashes doubled, a dash between them. */
const LONGEST = 127;
/** The longest end that the scripts give a volume: swap in the attic, the second of one second. */
const END = '+swap+20260101T000000.9';

/** Disks that are to be LVM volumes and cannot, and words about volumes that have none to speak of. */
export const reportVolumes = ({ project }: Checked, report: ModelReport): void => {
  for (const server of project.servers) {
    for (const { name: guest, settings, origin } of server.guests) {
      const { lvm, lvm_vg, lvm_snapshot: snapshot, filepath } = settings;
      if (lvm?.value !== true) {
        const word = snapshot ?? lvm_vg;
        if (lvm === undefined && word !== undefined) report('volume-without-lvm', word.at ?? origin, { guest, word: word === lvm_vg ? 'lvm_vg' : 'lvm_snapshot' });
        continue;
      }
      if (filepath !== undefined) report('volume-has-no-folder', filepath.at ?? origin, { guest, path: filepath.value });
      const volume = uniqueName(guest, project.name);
      const group = volumeGroupOf({ settings }, server, project) ?? USUAL_VOLUME_GROUP;
      const longest = `${group}${volume}${END}`.replaceAll('-', '--').length + 1;
      if (reserved.test(volume)) report('volume-name', origin, { volume, problem: 'lvm keeps such names for itself' });
      else if (longest > LONGEST) report('volume-name', origin, { volume, problem: 'it is too long for one' });
    }
  }
};
