import type { CodeTable } from '../diagnostic.ts';
import { pluginCodes } from './plugins.ts';
import { inheritanceCodes } from './resolve-inheritance.ts';
import { referenceCodes } from './resolve-references.ts';
import { wordCodes } from './resolve-words.ts';

/** All that can be wrong between the syntax and the resolved tree. */
export const resolveCodes = { ...wordCodes, ...inheritanceCodes, ...referenceCodes, ...pluginCodes } as const satisfies CodeTable;

export type ResolveCodes = typeof resolveCodes;
