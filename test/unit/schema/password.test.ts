import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { cryptOf, derivedFrom } from '../../../compiler/schema/password.ts';

test.each(['x', 'Hello world!', 'blåbærsyltetøy', 'thirty-two characters, exactly 32', 'a'.repeat(65), '$(reboot)"\'\\'])('crypt of %j is what openssl makes of it', password => {
  const made = execFileSync('openssl', ['passwd', '-5', '-salt', 'salt./09azAZ', '-stdin'], { input: password, encoding: 'utf8' });
  expect(cryptOf(password, 'salt./09azAZ')).toBe(made.trim());
});

test('another number of rounds stands in the hash', () => {
  const made = execFileSync('openssl', ['passwd', '-5', '-salt', 'rounds=1000$salt', '-stdin'], { input: 'abc', encoding: 'utf8' });
  expect(cryptOf('abc', 'salt', 1000)).toBe(made.trim());
});

test('a derived password depends on secret, realm and name, and on nothing else', () => {
  const ann = derivedFrom('thirty green bottles', 'course')('ann');
  expect(derivedFrom('thirty green bottles', 'course')('ann')).toEqual(ann);
  const others = [derivedFrom('thirty green bottlez', 'course')('ann'), derivedFrom('thirty green bottles', 'other')('ann'), derivedFrom('thirty green bottles', 'course')('ben')];
  expect(new Set([ann, ...others].map(({ password }) => password)).size).toBe(4);
  expect(new Set([ann, ...others].map(({ salt }) => salt)).size).toBe(4);
});
