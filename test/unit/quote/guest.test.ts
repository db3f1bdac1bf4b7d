import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fstabField } from '../../../compiler/quote/fstab.ts';
import { fitsList, listLine } from '../../../compiler/quote/list-line.ts';
import { interfacesLine } from '../../../compiler/quote/interfaces.ts';
import { unitLine } from '../../../compiler/quote/unit.ts';
import { anyText, oneLine } from './text.ts';

/** As getmntent(3) reads the bytes of a field. */
const readFstab = (bytes: string): string => bytes.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
const bytesOf = (text: string): string => Buffer.from(text).toString('latin1');

test('fstab: a field has no blank in it, and getmntent reads it back byte for byte', () => {
  fc.assert(fc.property(oneLine, value => {
    const field = bytesOf(fstabField(value));
    expect(field).not.toMatch(/[ \t\n]|^#/);
    expect(readFstab(field)).toBe(bytesOf(value));
  }));
});

test('guest.list: fields come back as they were, and what cannot be a field is refused', () => {
  fc.assert(fc.property(fc.array(anyText, { minLength: 1, maxLength: 5 }), fields => {
    if (fields.every(fitsList)) {
      const line = listLine(fields);
      expect(line.endsWith('\n')).toBe(true);
      expect(line.slice(0, -1).split('\t')).toEqual(fields);
      expect(line.slice(0, -1)).not.toContain('\n');
    } else {
      expect(() => listLine(fields)).toThrow('a list cannot hold');
    }
  }));
});

test('ifupdown: a line stays one line, and one that would join the next is refused', () => {
  fc.assert(fc.property(anyText, value => {
    if (/[\n\r\0]/.test(value) || value.endsWith('\\')) expect(() => interfacesLine(value)).toThrow('interfaces');
    else expect(interfacesLine(value)).toBe(value);
  }));
});

/** As systemd reads a file: physical lines, joined by a backslash at the end; `;` and `#` begin comments; the value without blanks around it. */
const readUnit = (file: string): string | undefined =>
  file.replaceAll('\\\n', ' ').split('\n').filter(line => !/^[;#]/.test(line)).map(line => /^Key=(.*)$/s.exec(line)?.[1]?.replace(/^[ \t]+|[ \t]+$/g, '')).find(value => value !== undefined);

test('unit files: a value is read back as it is, or refused', () => {
  fc.assert(fc.property(anyText, value => {
    let line: string;
    try {
      line = unitLine(value);
    } catch {
      return;
    }
    expect(readUnit(`[A]\nKey=${line}\nOther=1\n`)).toBe(value);
    expect(line).not.toMatch(/[%\\\n]/);
  }));
});

test('unit files: addresses, names and lists of them pass', () => {
  for (const value of ['10.0.0.1/24', 'fd00::1/64', 'eth0', '10.0.0.0/8,10.0.0.254', 'a;b;', '-F']) expect(unitLine(value)).toBe(value);
});
