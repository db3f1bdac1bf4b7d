import type { ReportOperation } from '../../compiler/plugin-api.ts';

/** Gives out something for each host in turn, or says why it cannot. */
export interface Dealer<T> {
  /** Undefined where there is nothing to give. */
  readonly next: () => T | undefined;
  readonly warning?: ReportOperation;
  readonly error?: ReportOperation;
}

export const refused = (error: ReportOperation): Dealer<never> => ({ next: () => undefined, error });
