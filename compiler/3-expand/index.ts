import type { Report } from '../diagnostics/diagnostic.ts';
import type { expandCodes } from '../diagnostics/codes/expand.ts';
import type { Description } from '../2-syntax/tree.ts';
import type { Vocabulary } from '../schema/vocabulary.ts';
import { rangeExpander } from './expand-ranges.ts';
import type { Expander } from './expander.ts';

export type { Added, ExpandedBlock, Expander } from './expander.ts';

/** In this order; each sees what those before it added. */
const expanders: readonly Expander[] = [rangeExpander];

/** Completes the hosts and switches of a description, before anything is inherited. */
export const expand = (description: Description, _vocabulary: Vocabulary, report: Report<typeof expandCodes>): Description => {
  let body = description.body;
  for (const expander of expanders) body = expander.expand(body, report);
  return body === description.body ? description : { file: description.file, body };
};
