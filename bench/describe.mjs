/** Text of a description with `count` guests: a superclass, with further `words` if there are any, one own address each, a switch for every 200. */
export function describe(count, { changed = -1, words = [] } = {}) {
  const lines = [
    'global {',
    '    project big',
    '    $password = $6$bench$ZJVJedYz8c87ekAiJa8ulWg/XgqyzhiVGxLPHggaWYJx2wupWjiEIyrQInJ9SLV/XyHJvZZFIEPg33oHVRwoH1',
    '}',
    'superclass common {',
    ...words.map((word) => `    ${word}`),
    '    memory 64M',
    '    free_space 100M',
    '    root_password $password',
    '    network eth0 {',
    '        netmask 255.255.255.0',
    '    }',
    '    startup {',
    '        echo "$hostname is up"',
    '    }',
    '}',
  ];
  const perSwitch = 200;
  for (let i = 0; i < count; i++) {
    const net = Math.floor(i / perSwitch);
    lines.push(
      `host guest${i} {`,
      '    superclass common',
      ...(i === changed ? ['    memory 128M'] : []),
      '    network eth0 {',
      `        switch lan${net}`,
      `        address 10.${net >> 8}.${net & 255}.${(i % perSwitch) + 1}`,
      '    }',
      '}',
    );
  }
  for (let net = 0; net * perSwitch < count; net++) lines.push(`switch lan${net} { }`);
  return lines.join('\n') + '\n';
}
