import type { Origin, Span } from '../diagnostics/span.ts';

/** A fact that is filled in when all hosts are resolved: `gw.eth0.address`. */
export interface FactUse {
  readonly name: string;
  readonly span: Span;
}

/** A resolved text that still lacks facts of hosts; it is completed in place, once, before anyone else sees the tree. */
export class PendingText {
  state: 'waiting' | 'open' | 'done' = 'waiting';
  readonly target: { text: string; origin: Origin };
  readonly parts: readonly (string | FactUse)[];

  constructor(target: { text: string; origin: Origin }, parts: readonly (string | FactUse)[]) {
    this.target = target;
    this.parts = parts;
  }
}
