import { one, raw, userName, word, type TargetKeywords } from '../../compiler/target-api.ts';

export const keywords: TargetKeywords = {
  name: 'ec2',
  aliases: [],
  isDefault: false,
  doc: 'Amazon EC2: the guest is an instance in that cloud.',
  example: 'ec2 {\n    type t3.micro\n}',
  block: {
    image: one(word, { aliases: ['ami'], doc: 'The image that the instance boots from.', example: 'image ami-0123456789abcdef0' }),
    type: one(word, { aliases: ['flavor'], doc: 'The size of the instance.', example: 'type t3.micro' }),
    keypair: one(word, { doc: 'The key pair that may log in.', example: 'keypair mykey' }),
    region: one(word, { doc: 'Where the instance runs.', example: 'region eu-north-1' }),
    zone: one(word, { doc: 'The zone of that region.', example: 'zone eu-north-1a' }),
    user: one(userName, { doc: 'The image\'s account that people log in to.', example: 'user admin' }),
    user_data: raw({ doc: 'Shell commands that the instance runs at its first boot. Inherited text comes first.', example: 'user_data {\n    apt-get -y update\n}' }),
  },
};
