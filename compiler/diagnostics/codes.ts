import { checkCodes } from './codes/check.ts';
import { modelCodes } from './codes/model.ts';
import { expandCodes } from './codes/expand.ts';
import { planCodes } from './codes/plan.ts';
import { resolveCodes } from './codes/resolve.ts';
import { sourceCodes } from './codes/source.ts';
import { syntaxCodes } from './codes/syntax.ts';
import { togetherCodes } from './codes/together.ts';
import { usageCodes } from './codes/usage.ts';
import { valueCodes } from './codes/values.ts';
import { writeCodes } from './codes/write.ts';

/** Every diagnostic of the compiler. A phase adds its table here, one import and one line. */
export const codes = {
  ...sourceCodes,
  ...syntaxCodes,
  ...expandCodes,
  ...resolveCodes,
  ...valueCodes,
  ...modelCodes,
  ...checkCodes,
  ...planCodes,
  ...togetherCodes,
  ...writeCodes,
  ...usageCodes,
} as const;

export type Codes = typeof codes;
