/** QEMU's part of the benchmark: guests under whatever accelerator the machine has, as an ordinary user. */
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ratio } from './measure.mjs';
import { NOBODY, userShell } from './runtime.mjs';

const mlnc = new URL('../dist/mlnc.js', import.meta.url).pathname;
const mln = new URL('../dist/runtime/mln', import.meta.url).pathname;
const machine = new URL('../test/lab/machine/machine.sh', import.meta.url).pathname;
const GUESTS = 10;

const description = ['global { project many }', 'switch lan { }', 'superclass machine { kvm; template busybox; memory 128M }',
  ...Array.from({ length: GUESTS }, (_, i) => `host guest${i} { superclass machine; network eth0 { switch lan; address 10.0.0.${i + 1}/24 } }`), ''].join('\n');

/** The same command lines as `mln start` runs, on a switch of their own, until every console says ready; then all are killed. */
const byHand = `cd s/many; accel=$(cat ../../accel)
  for i in $(seq 0 ${GUESTS - 1}); do mkdir -p run/guest$i.many; mkdir -p run/started/guest$i; mkfifo run/started/guest$i/qmp.in run/started/guest$i/qmp.out; ln -sfn ../../../../t/kernel run/guest$i.many/kernel; : > log/guest$i.console; done
  mkfifo hand.in; vde_switch -s run/lan.ctl < hand.in > /dev/null 2>&1 & switch=$!; exec 9> hand.in; sleep 0.1
  for i in $(seq 0 ${GUESTS - 1}); do MLN_ACCEL=$accel MLN_TERM_ARGS= MLN_TERM_WORDS= setsid sh ../../out/many/service-hosts/local/vms/guest$i/command.sh < /dev/null > log/guest$i.console 2>&1 & done
  tries=0
  until [ "$(grep -al MLN-READY log/guest*.console | wc -l)" = ${GUESTS} ]; do tries=$((tries + 1)); [ "$tries" -lt 2400 ]; sleep 0.05; done`;
const endHand = `cd s/many; for i in $(seq 0 ${GUESTS - 1}); do read -r pid < run/guest$i.many/pid && kill -KILL "$pid" || :; done; sleep 0.5; rm -rf run/guest*.many run/started/guest* run/lan.ctl hand.in`;

/** Empty, with the reason on standard error, where a kernel for the guests cannot be had. */
export function emulatedRows(work, { rounds }) {
  const home = join(work, 'qemu');
  mkdirSync(home);
  chmodSync(work, 0o755);
  const found = spawnSync('sh', [machine, '--kernel'], { encoding: 'utf8' });
  if (found.status !== 0) {
    process.stderr.write(`left out: guests of QEMU: ${found.stderr}`);
    return [];
  }
  spawnSync('sh', [mln, 'template', 'kernel', found.stdout.trim()], { env: { ...process.env, MLN_TEMPLATES: join(home, 't') }, stdio: 'inherit' });
  writeFileSync(join(home, 'many.mln'), description);
  if (process.getuid() === 0) for (const path of [home, join(home, 't')]) chownSync(path, NOBODY, NOBODY);
  const sh = userShell(home);
  sh(`${mln} template busybox > /dev/null; ${process.execPath} ${mlnc} many.mln -o out > /dev/null; out/many/build.sh > /dev/null`);
  const stop = () => sh('out/many/stop.sh -w 60');
  const start = () => { const took = sh(`out/many/start.sh --jobs ${GUESTS}`); stop(); return took; };
  sh(`out/many/start.sh -h guest0 > /dev/null 2>&1; tr '\\0' '\\n' < /proc/$(cat s/many/run/guest0.many/pid)/cmdline | sed -n '/^-accel$/{n;p;}' > accel`);
  stop();
  const startByHand = () => { try { return sh(byHand); } finally { sh(endHand); } };
  return [{ what: `start.sh --jobs ${GUESTS} of ${GUESTS} guests of QEMU until ready`, against: 'their command lines by hand, in parallel', limit: 1.2, ...ratio(rounds, start, startByHand) }];
}
