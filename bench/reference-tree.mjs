/**
 * The frozen yardstick: a tree of 9 files of the real kind in 4 directories a guest, packed with tar. It does not follow
 * what mlnc writes today, so that writing fewer files shows in the ratio.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const files = (name, i) => ({
  'vm.conf': `# ${name}, superclass common\nvm_platform=uml\nvm_storage=image\nvm_template=busybox\nvm_family=busybox\nvm_free_space=104857600\nvm_boot_order=99\nvm_ready=startup\nvm_ready_timeout=120\nvm_switches=lan${Math.floor(i / 200)}\n`,
  'command.sh': `#!/bin/sh\n# ${name}: runs in the state directory, in the foreground, until the guest ends\nexec linux.uml \\\n\tmem=64M \\\n\tumid=${name}.big uml_dir=run \\\n\tubd0=disks/${name}.img root=/dev/ubda rw \\\n\teth0=daemon,02:00:00:00:${(i >> 8).toString(16).padStart(2, '0')}:${(i & 255).toString(16).padStart(2, '0')},unix,run/lan.ctl \\\n\tcon=null ssl=null con0=null,fd:1\n`,
  'guest.list': `# what\tmode\towner\tpath in the guest\tfrom\nfile\t0644\t0:0\t/etc/hostname\tguest/etc/hostname\nfile\t0644\t0:0\t/etc/hosts\tguest/etc/hosts\nfile\t0755\t0:0\t/etc/mln/startup\tguest/etc/startup\nfile\t0644\t0:0\t/etc/network/interfaces\tguest/etc/network/interfaces\nlogin\troot\tsecret\t-\t-\n`,
  'guest/etc/hostname': `${name}\n`,
  'guest/etc/hosts': `127.0.0.1\tlocalhost\n127.0.1.1\t${name}\n::1\tlocalhost ip6-localhost ip6-loopback\n`,
  'guest/etc/resolv.conf': '# no nameserver in the description\n',
  'guest/etc/fstab': '/dev/ubda / ext4 defaults,noatime 0 1\n',
  'guest/etc/network/interfaces': `auto lo\niface lo inet loopback\n\nauto eth0\niface eth0 inet static\n\taddress 10.0.${i >> 8}.${i & 255}\n\tnetmask 255.255.255.0\n`,
  'guest/etc/startup': `#!/bin/sh\n# startup of ${name}, its superclasses' first\necho "${name} is up"\n`,
});

/** Writes the tree below `root`; the caller packs it. */
export function writeReferenceTree(root, count) {
  for (let i = 0; i < count; i++) {
    const vm = join(root, 'big/service-hosts/local/vms', `guest${i}`);
    mkdirSync(join(vm, 'guest/etc/network'), { recursive: true });
    for (const [path, text] of Object.entries(files(`guest${i}`, i))) writeFileSync(join(vm, path), text);
  }
}
