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

/** The same `count` hosts, counted by autoenum or written out; on a hundred service hosts, with an address each. */
export function describeFarm(count, { counted }) {
  const superclass = 'superclass node {\n    memory 64M\n    network eth0 { slirp }\n    startup {\n        echo "$hostname is up"\n    }\n}\n';
  const servers = Array.from({ length: 100 }, (_, i) => `server${i}`);
  if (counted) return `global {\n    project farm\n    autoenum {\n        superclass node\n        numhosts ${count}\n        addresses enum\n        network 10.0.0.0/16\n        service_hosts {\n${servers.join('\n')}\n        }\n    }\n}\n${superclass}`;
  const width = String(count).length;
  const host = (i) => `host node${String(i).padStart(width, '0')} {\n    superclass node\n    service_host ${servers[(i - 1) % servers.length]}\n    network eth0 {\n        address 10.0.${i >> 8}.${i & 255}/16\n    }\n}\n`;
  return `global {\n    project farm\n}\n${superclass}${Array.from({ length: count }, (_, i) => host(i + 1)).join('')}`;
}

/** `count` guests on one switch, each of which may know all others by name: what is written then grows with the square of their number. */
export function describeNeighbours(count, { isKnown }) {
  return `global {\n    project lan\n${isKnown ? '    hostsFile\n' : ''}}\nswitch lan { }\nhost guest[1-${count}] {\n    template busybox\n    network eth0 {\n        switch lan\n        address 10.0.0.1+/16\n    }\n}\n`;
}
