/** A field of /etc/fstab: blanks, tabs, line ends and backslashes are octal escapes, as fstab(5) has it; `#` only begins a comment in front. */
export const fstabField = (text: string): string =>
  text.replace(/[\s\\]/gu, octal).replace(/^#/u, '\\043');

const octal = (character: string): string =>
  [...new TextEncoder().encode(character)].map(byte => `\\${byte.toString(8).padStart(3, '0')}`).join('');
