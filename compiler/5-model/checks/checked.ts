import type { Network, Port } from '../networks.ts';
import type { Project } from '../project.ts';

/** What a check looks at. */
export interface Checked {
  readonly project: Project;
  /** Every interface of every guest. */
  readonly ports: readonly Port[];
  /** Every network that a guest joins. */
  readonly networks: readonly Network[];
}
