import { column, flag, lines, list, one, optional } from '../define.ts';
import { absolutePath, fileSystemType, guestPath, hostName, kernelModule, mountOptions, positiveSize, size, templateName, volumeName, wordOf } from '../readers.ts';

/** Words of a host about its disks and what is seen through them. */
export const hostDiskRows = {
  template: one(templateName, {
    doc: 'The image that the guest\'s disk is made from, by its name in the template repository, with or without its ending. Without it, the platform\'s own.',
    example: 'template busybox',
  }),
  free_space: one(size, { doc: 'The disk is grown until this much is free on it.', example: 'free_space 1000M' }),
  size: one(positiveSize, { doc: 'The size of the whole file system. `free_space` wins over it.', example: 'size 2G' }),
  swap: one(size, { doc: 'A swap area of this size, on a disk of its own.', example: 'swap 128M' }),
  filesystem: one(absolutePath, { doc: 'Use this image as it is: it is never made, grown, configured or removed. What only a disk that is made here can have, such as `startup`, `users` and addresses, does not reach the guest, and is told.', example: 'filesystem /srv/images/gw.ext4' }),
  filepath: one(absolutePath, { doc: 'The directory of the service host in which the guest\'s image lies. Where root builds, nobody else may write there.', example: 'filepath /srv/disks' }),
  mount: lines({ source: column(absolutePath), point: column(guestPath), type: column(fileSystemType), options: optional(mountOptions) }, {
    key: 'point',
    doc: 'Further disks: an image or device of the service host, where the guest mounts it, its type and options.',
    example: 'mount {\n    /srv/images/data.ext4 /data ext4 noatime\n}',
  }),
  hostfs: lines({ source: column(absolutePath), point: column(guestPath), access: optional(wordOf(['ro', 'rw'])) }, {
    key: 'point',
    doc: 'Folders of the service host that the guest sees as its own, with `ro` for reading only.',
    example: 'hostfs {\n    /srv/share /mnt/share ro\n}',
  }),
  modules: list(kernelModule, { doc: 'Kernel modules that the guest loads at boot.', example: 'modules {\n    dummy ipv6\n}' }),
  cow_filesystem: one(hostName, {
    doc: 'Copy-on-write: guests of one service host with the same name here share one read-only copy of their template, grown to the largest `free_space` that one of them asks for, and each keeps only what it writes itself.',
    example: 'cow_filesystem lab',
    perPlatform: 'a platform that can run from a copy-on-write disk',
  }),
  lvm: flag({ doc: 'Keeps disk and swap in LVM volumes instead of image files: `<host>.<project>` and `<host>.<project>+swap`. Only root can make them.', example: 'lvm' }),
  lvm_vg: one(volumeName, { aliases: ['volume_group'], doc: 'The volume group for them. Without it, that of the service host, then that of the project, then `vg0`.', example: 'lvm_vg vg1' }),
  lvm_snapshot: flag({ doc: 'With `lvm`: the template is a thin volume of the same group, and the disk a thin snapshot of it, made in a moment and taking only what is written.', example: 'lvm_snapshot' }),
};
