import fc from 'fast-check';
import { expect, test } from 'vitest';
import { xlString } from '../../targets/xen/quote.ts';
import { anyText } from '../unit/quote/text.ts';
import { missing, xlReads } from './xl.ts';

const sayable = anyText.map(text => `/${text.replace(/[^\P{Cc}\n\r\t]/gu, '')}`);

test.skipIf(missing !== undefined)(`a value arrives in xl byte for byte (${missing ?? 'the real xl'})`, () => {
  fc.assert(fc.property(fc.array(sayable, { minLength: 20, maxLength: 20 }), values => {
    const read = xlReads(values.map(value => `name = "a"\nmemory = 64\nkernel = ${xlString(value)}  # kernel\n`));
    expect('domains' in read ? read.domains.map(domain => domain.b_info.kernel) : read.refused).toEqual(values);
  }), { numRuns: 5 });
});

test('what neither xl nor xm can read is never written', () => {
  expect(() => xlString('a\u0001b')).toThrow();
});
