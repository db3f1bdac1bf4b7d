import type { GuestEntry } from '../guest-entry.ts';
import type { GuestFacts } from '../guest-facts.ts';
import type { Render } from '../render.ts';

/** How one family of operating systems keeps its settings. */
export interface GuestFamily {
  /** Everything but accounts and the user's own files, in the order of guest.list. */
  readonly entries: (facts: GuestFacts, render: Render) => readonly GuestEntry[];
  /** What mlnc takes for granted of a template of this family, for README.md. */
  readonly assumes: string;
  /** A guest's time zone is read on the service host when its disk is made. */
  readonly zoneFromServer?: true;
}
