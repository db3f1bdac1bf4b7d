/** What a plug-in may use. More is a fault of it, told as such. */
export interface Limits {
  /** Of one call. */
  readonly seconds: number;
  /** MiB of one process. */
  readonly memory: number;
  /** Bytes of one answer. */
  readonly answer: number;
}

export const usualLimits: Limits = { seconds: 10, memory: 512, answer: 64 * 1024 * 1024 };
