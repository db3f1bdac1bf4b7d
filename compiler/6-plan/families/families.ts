import type { Family } from '../../5-model/project.ts';
import { busybox } from './busybox.ts';
import { debian } from './debian.ts';
import type { GuestFamily } from './family.ts';
import { redhat } from './redhat.ts';

export const families: Readonly<Record<Family, GuestFamily>> = { busybox, debian, redhat };
