import type { TargetKeywords } from '../../compiler/target-api.ts';

export const keywords: TargetKeywords = {
  name: 'vmware',
  aliases: [],
  isDefault: false,
  doc: 'VMware.',
  example: 'vmware',
};
