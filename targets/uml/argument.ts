/**
 * Arguments of a User-Mode Linux kernel. The kernel joins them with blanks and splits them again, so a blank inside one is
 * lost whatever the shell does; a driver's own argument (`ubd0=`, `eth0=`) is split once more at commas.
 */
export type UmlArgument = { readonly argument: string } | { readonly problem: string };

const outsideKernel = /[\s"\p{Cc}]/u;
const outsideDriver = /[\s",:\p{Cc}]/u;

/** One argument of the kernel's command line. */
export const umlArgument = (name: string, value: string): UmlArgument =>
  outsideKernel.test(value)
    ? { problem: 'holds a blank or a quote, which the command line of a User-Mode Linux kernel cannot carry' }
    : { argument: `${name}=${value}` };

/** A part of an argument that a driver splits at commas (and `ubd` at colons). */
export const umlPart = (value: string): UmlArgument =>
  outsideDriver.test(value)
    ? { problem: 'holds a blank, a quote, a comma or a colon, at which User-Mode Linux would cut it' }
    : { argument: value };
