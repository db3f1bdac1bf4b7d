import { sourceCodes } from './codes/source.ts';
import { syntaxCodes } from './codes/syntax.ts';

/** Every diagnostic of the compiler. A phase adds its table here, one import and one line. */
export const codes = {
  ...sourceCodes,
  ...syntaxCodes,
} as const;

export type Codes = typeof codes;
