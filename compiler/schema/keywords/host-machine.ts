import { flag, many, one, phrase } from '../define.ts';
import {
  absolutePath, duration, groupName, integer, percent, positiveSize, serverName, sizeFrom, text, userName, vncPassword, wholeLine, wordOf,
} from '../readers.ts';

const DISPLAY = 'a platform whose guests have a display';
const SHARES = 'a platform that shares out its processors and disks';
const LOCKS = 'a platform whose guests are processes of the service host';

/** Words of a host about the machine, how it starts, and whose it is. */
export const hostMachineRows = {
  memory: one(sizeFrom(1024 * 1024), { default: '64M', doc: 'Main memory, rounded down to a MiB.', example: 'memory 128M' }),
  maxmem: one(positiveSize, { doc: 'The memory that the guest may be given while it runs.', example: 'maxmem 512M', perPlatform: 'a platform that changes memory while a guest runs' }),
  cpus: one(integer(1, 1024, 'a number of processors'), { aliases: ['vcpus'], doc: 'The number of processors.', example: 'cpus 2', perPlatform: 'a platform whose guests have several processors' }),
  service_host: one(serverName, { default: 'local', doc: 'The server that the guest runs on. `local` is the machine where the scripts are called.', example: 'service_host gw1' }),
  kernel: one(absolutePath, { doc: 'The kernel, or the program that is the kernel, on the service host.', example: 'kernel /usr/lib/mln/linux' }),
  kernel_args: phrase(wholeLine, { doc: 'Further words of the kernel\'s command line.', example: 'kernel_args "quiet panic=10"' }),
  ramdisk: one(absolutePath, { doc: 'The initial ramdisk on the service host.', example: 'ramdisk /boot/initrd.img' }),
  term: one(wordOf(['screen', 'tmux', 'xterm', 'pts', 'none']), { default: 'none', doc: 'A second console, where a person types: `mln console` opens it. `pts` in the terminal where that is called, until Ctrl-]; `screen` and `tmux` in a session of theirs; `xterm` in a window of its own. The first console always goes to the log.', example: 'term screen' }),
  boot_order: one(integer(0, 9999), { default: '99', doc: 'Low numbers start first, and the next when these are ready. Stop is the reverse.', example: 'boot_order 1' }),
  ready: one(wordOf(['startup', 'network', 'none']), { default: 'startup', doc: 'When the guest counts as started: after its `startup` ended, when the network is up, or at once. With `filesystem`, at once unless said.', example: 'ready network' }),
  ready_timeout: one(duration, { default: '120s', doc: 'How long start waits for it. The guest keeps running after that, and start ends with 1.', example: 'ready_timeout 2m' }),
  nice: one(integer(-20, 19), { doc: 'The priority of the guest\'s process: 19 is the lowest, below 0 needs root.', example: 'nice 5' }),
  owner: one(userName, { aliases: ['sudo'], doc: 'The account that runs the guest when root starts it, and whose its disk is.', example: 'owner lab' }),
  group: one(groupName, { doc: 'The group of the guest\'s disk and sockets.', example: 'group students' }),
  restart: one(wordOf(['no', 'on-failure', 'always']), { doc: 'Whether a guest that failed or was killed is started again (`on-failure`; `always`: also where SIGTERM from elsewhere ended its process, which some take as an order to go down), at most five times in ten minutes. One that went down in order stays down. Its systemd service does it, where `mln install` was run.', example: 'restart on-failure' }),
  locking: flag({ doc: 'Never lets two servers run the guest at once. A state directory is one machine\'s in any case; `lock_dir` says it to servers that have one each.', example: 'locking', perPlatform: LOCKS }),
  lock_dir: one(absolutePath, { doc: 'The directory, seen by all servers, in which the guest\'s lock lies: held while it runs, so that it starts on no other one. The guest\'s account must be able to write there. `locking no` leaves it alone.', example: 'lock_dir /srv/locks', perPlatform: LOCKS }),
  lock_timeout: one(duration, { doc: 'How long a start waits for the lock. Without it, a guest that runs elsewhere fails at once.', example: 'lock_timeout 30s', perPlatform: LOCKS }),
  cpu_weight: one(integer(1, 65535, 'a weight'), { doc: 'The guest\'s share of processor time where guests compete: 256 is what one without it has. A hypervisor takes the number as it is; systemd\'s `CPUWeight=` is as many times its usual 100.', example: 'cpu_weight 512', perPlatform: SHARES, forProcesses: true }),
  cpu_cap: one(percent, { aliases: ['cap'], doc: 'The most processor time that the guest gets, as a share of one processor; 0% is no limit.', example: 'cpu_cap 50%', perPlatform: SHARES, forProcesses: true }),
  io_weight: one(integer(1, 10000, 'a weight'), { doc: 'The guest\'s share of disk time where guests compete: 100 is what one without it has.', example: 'io_weight 200', perPlatform: SHARES, forProcesses: true }),
  pci: many(text, { doc: 'Devices of the service host that the guest gets for itself.', example: 'pci 0000:03:00.0', perPlatform: 'a platform that hands devices to guests' }),
  vnc: flag({ doc: 'Shows the guest\'s display over VNC. `vnc no` shows none, where nothing of a display is said nearer to the host.', example: 'vnc', perPlatform: DISPLAY }),
  vncdisplay: one(integer(0, 9999, 'a display'), { doc: 'The number of the VNC display.', example: 'vncdisplay 1', perPlatform: DISPLAY }),
  vncpasswd: one(vncPassword, { secret: true, doc: 'The password of the VNC display, eight characters at most. It is kept beside the output, not in it.', example: 'vncpasswd example', perPlatform: DISPLAY }),
  vnckeymap: one(text, { doc: 'The layout of the VNC display\'s keyboard.', example: 'vnckeymap no', perPlatform: DISPLAY }),
};
