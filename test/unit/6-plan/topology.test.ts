import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { layoutOf, type Layout } from '../../../compiler/6-plan/topology/layout.ts';
import { networksOf } from '../../../compiler/6-plan/topology/networks.ts';
import { topology } from '../../../compiler/6-plan/topology/topology.ts';
import { sound } from '../5-model/build.ts';

const layout = (text: string): Layout => layoutOf(networksOf(sound(text).servers[0]!));
const line = `global { project line }\n${[1, 2, 3, 4, 5].map(n => `switch n${n} { }`).join('\n')}
${[1, 2, 3, 4].map(n => `host r${n} { network eth0 { switch n${n}; address 10.0.${n}.1/24 }\nnetwork eth1 { switch n${n + 1}; address 10.0.${n + 1}.2/24 } }`).join('\n')}\n`;
const star = (leaves: number): string => `global { project star }\nswitch lan { }\nhost leaf[1-${leaves}] { network eth0 { switch lan; address 10.0.0.1+; netmask 255.255.255.0 } }\n`;
const described: Readonly<Record<string, string>> = {
  ring: readFileSync('examples/ring/ring.mln', 'utf8'), line, 'a star of 51': star(51), 'a crowd': star(200),
  'three legs': `global { project demo }\nswitch a { }\nswitch b { }\nswitch c { }\nhost x {\n${['a', 'b', 'c'].map((name, n) => `network eth${n} { switch ${name}; address 10.0.${n}.1/24 }`).join('\n')}\n}\nhost y { network eth0 { switch b; address 10.0.1.2/24 } }\nhost z { network eth0 { switch c; address 10.0.2.2/24 } }\n`,
};

for (const [name, text] of Object.entries(described)) {
  test(`${name}: every joint lies on its own bar, boxes do not overlap, nothing is outside`, () => {
    const { bars, boxes, lines, width, height } = layout(text);
    for (const { network, points: [joint] } of lines) {
      const bar = bars[network]!;
      expect(joint![0]).toBeGreaterThan(bar.x);
      expect(joint![0]).toBeLessThan(bar.x + bar.width);
      expect([bar.y, bar.y + 24]).toContain(joint![1]);
    }
    for (const [index, one] of boxes.entries()) {
      expect(one.x + one.width).toBeLessThan(width);
      expect(one.y + one.height).toBeLessThan(height);
      for (const other of boxes.slice(index + 1)) {
        expect(one.x + one.width <= other.x || other.x + other.width <= one.x || one.y + one.height <= other.y || other.y + other.height <= one.y, `${one.name} and ${other.name}`).toBe(true);
      }
    }
  });
}

test('the ring: no line passes behind a bar that it is not plugged into', () => {
  expect(layout(described.ring!).bars.flatMap(bar => bar.passes)).toEqual([]);
});

test('a guest with three legs: its line to the third network shines through the second, beside its name', () => {
  const { bars } = layout(described['three legs']!);
  expect(bars.flatMap(bar => bar.passes)).toHaveLength(1);
  for (const { passes, nameX, name } of bars) for (const at of passes) expect(at < nameX || at > nameX + name.length * 6).toBe(true);
});

test('many guests of one network are one box', () => {
  const { boxes } = layout(described['a crowd']!);
  expect(boxes.map(({ name, rows }) => [name, rows])).toEqual([['200 guests', ['leaf1 to', 'leaf200']]]);
});

test('guests are counted as people count', () => {
  expect(layout(star(12)).boxes.map(box => box.name).slice(0, 3)).toEqual(['leaf1', 'leaf2', 'leaf3']);
});

test('every class of the style is used, by the pictures of these networks together', () => {
  const pictures = Object.values(described).map(text => topology(sound(text))).join('');
  const style = /<style>(.*?)<\/style>/s.exec(pictures)![1]!;
  for (const [, name] of style.matchAll(/\.([a-z]+)/g)) expect(pictures, name).toContain(`class="${name}"`);
});
