/** The runtime's half of the benchmark: real guests, as an ordinary user. */
import { chmodSync, chownSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from './describe.mjs';
import { ratio, seconds } from './measure.mjs';

const mlnc = new URL('../dist/mlnc.js', import.meta.url).pathname;
const mln = new URL('../dist/runtime/mln', import.meta.url).pathname;
export const NOBODY = 65534;

/** Runs a shell script as an ordinary user in `home`; guests and templates of the benchmark stay below it. */
export const userShell = (home) => {
  const identity = process.getuid() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  const env = { ...process.env, HOME: home, MLN_STATE: join(home, 's'), MLN_TEMPLATES: join(home, 't') };
  return (script, options = {}) => seconds('sh', ['-c', `set -eu; ${script}`], { cwd: home, env, ...identity, ...options });
};

const byHand = {
  /** What a guest needs at least: its own name, hosts, interfaces and startup in a copy of the template. */
  build: (guests) => `rm -rf hand; mkdir hand; for i in $(seq 0 ${guests - 1}); do
    cp --reflink=auto --sparse=always t/busybox.ext4 hand/$i.img
    printf 'g%s\\n' $i > hand/$i.txt
    { echo 'rm /etc/hostname'; echo "write hand/$i.txt /etc/hostname"; echo 'rm /etc/hosts'; echo "write hand/$i.txt /etc/hosts"
      echo 'rm /etc/network/interfaces'; echo 'cd /etc/network'; echo "write hand/$i.txt interfaces"; echo 'cd /etc'; echo "write hand/$i.txt startup"
      echo 'sif /etc/startup mode 0100755'; } > hand/$i.debugfs
    PATH=$PATH:/usr/sbin debugfs -w -f hand/$i.debugfs hand/$i.img > hand/$i.out 2>&1
  done`,
  /** The same command lines as \`mln start\` runs, all at once, until every console says ready. */
  start: (guests) => `cd s/big; rm -f log/*.console; rm -rf run/guest*
    MLN_TERM_ARGS=; export MLN_TERM_ARGS
    registers=; [ ! -s run/uml-xstate.so ] || registers='env LD_PRELOAD=run/uml-xstate.so'
    for i in $(seq 0 ${guests - 1}); do setsid setarch "$(uname -m)" -R $registers sh ../../out/big/service-hosts/local/vms/guest$i/command.sh < /dev/null > log/guest$i.console 2>&1 & done
    tries=0
    until [ "$(grep -al MLN-READY log/guest*.console | wc -l)" = ${guests} ]; do tries=$((tries + 1)); [ "$tries" -lt 2400 ]; sleep 0.05; done`,
};

export function runtimeRows(work, { rounds }) {
  // what was written before is on the disk by now, and slows no guest
  seconds('sync', []);
  const home = join(work, 'home');
  mkdirSync(home);
  chmodSync(work, 0o755);
  if (process.getuid() === 0) chownSync(home, NOBODY, NOBODY);
  const sh = userShell(home);
  const project = (guests) => {
    writeFileSync(join(home, 'big.mln'), describe(guests, -1).replace('free_space 100M', 'memory 48M'));
    sh(`rm -rf out; ${process.execPath} ${mlnc} big.mln -o out`);
  };
  sh(`${mln} template busybox > /dev/null`);
  project(10);
  const rows = [
    { what: 'build.sh of 10 guests', against: 'the bare copies and debugfs by hand', limit: 1.5,
      ...ratio(rounds * 5, () => { sh('rm -rf s'); return sh('out/big/build.sh'); }, () => sh(byHand.build(10))) },
  ];
  const stop = () => sh('out/big/stop.sh -w 30');
  const start = () => { const took = sh('out/big/start.sh --jobs 10'); stop(); return took; };
  const stopByHand = () => sh('cd s/big; for m in run/guest*/mconsole; do timeout 5 uml_mconsole "$m" halt > /dev/null 2>&1 || :; done; sleep 1; read -r pid < hand.switch; kill "$pid" || :; rm -rf run/guest* run/lan0.ctl hand.switch');
  /** One boot in a hundred panics early under load; by hand nobody tries again, so the whole start is, a few times. */
  const startByHand = (attempts = 3) => {
    sh('cd s/big; setsid uml_switch -unix run/lan0.ctl < /dev/null > /dev/null 2>&1 & echo "$!" > hand.switch; sleep 0.3');
    let failure;
    try {
      return sh(byHand.start(10));
    } catch (error) {
      failure = error;
    } finally {
      stopByHand();
    }
    if (attempts === 1) throw failure;
    return startByHand(attempts - 1);
  };
  rows.push({ what: 'start.sh --jobs 10 of 10 guests until ready', against: 'their command lines by hand, in parallel', limit: 1.2, ...ratio(rounds, start, startByHand) });

  project(50);
  sh('out/big/build.sh; out/big/start.sh --jobs 20');
  rows.push({ what: 'status.sh of 50 running guests', against: 'one `uml_mconsole version`', limit: 30,
    ...ratio(rounds * 2 + 1, () => sh('out/big/status.sh'), () => sh('uml_mconsole "$PWD/s/big/run/guest0.big/mconsole" version > /dev/null 2>&1')) });
  stop();
  return rows;
}
