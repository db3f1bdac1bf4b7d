import { column, lines, one, optional, phrase, plainAddress, plainName, raw, refuse, size, text, userName, word, wordOf, type PhraseReader, type TargetKeywords } from '../../compiler/target-api.ts';

interface FloatingAddress {
  /** Canonical; absent: any that is free. */
  readonly address: string | undefined;
  readonly pool: string | undefined;
}

const floatingAddress: PhraseReader<FloatingAddress> = {
  kind: 'address',
  expects: 'ADDRESS, or auto POOL',
  least: 1,
  most: 2,
  read([first = '', pool]) {
    if (first === 'auto') return pool === undefined ? refuse('names no pool', 'write `auto POOL`') : { value: { address: undefined, pool } };
    if (pool !== undefined) return refuse('is not an address, nor `auto POOL`');
    const read = plainAddress.read(first);
    return 'refusal' in read ? read : { value: { address: read.value, pool: undefined } };
  },
};

const floatingIp = phrase(floatingAddress, { doc: 'An address that is reached from outside: this one, or any of a pool.', example: 'floating-ip auto public' });

export const keywords: TargetKeywords = {
  name: 'openstack',
  aliases: [],
  isDefault: false,
  doc: 'OpenStack: the guest is an instance in a cloud.',
  example: 'openstack {\n    image Ubuntu-20.04-LTS\n    flavor m1.small\n    keypair mykey\n}',
  block: {
    image: one(word, { doc: 'The image that the instance boots from.', example: 'image Ubuntu-20.04-LTS' }),
    flavor: one(word, { doc: 'The size of the instance.', example: 'flavor m1.small' }),
    keypair: one(word, { doc: 'The key pair that may log in.', example: 'keypair mykey' }),
    user: one(userName, { doc: 'The image\'s account that people log in to.', example: 'user ubuntu' }),
    user_data: raw({ doc: 'Shell commands that the instance runs at its first boot. Inherited text comes first.', example: 'user_data {\n    apt-get -y update\n}' }),
    volume: lines({ name: column(word), size: column(size), device: column(text), persistent: optional(wordOf(['persistent'])) }, {
      doc: 'Volumes: name, size, device in the guest, and whether one outlives the instance.',
      example: 'volume {\n    data 10G /dev/vdb persistent\n}',
    }),
    'floating-ip': floatingIp,
  },
  network: {
    net: one(plainName, { doc: 'The cloud\'s network that the interface is on.', example: 'net mynet' }),
    'floating-ip': floatingIp,
  },
};
