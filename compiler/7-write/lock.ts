import { linkSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { hasErrno, WriteFailure } from './failure.ts';
import { nameBeside, readRegular, refuseLink, statOf } from './on-disk.ts';

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return hasErrno(fault, 'EPERM');
  }
};

/** Undefined where the lock is gone. Where others can write too, anything may lie in its place. */
const readHolder = (lock: string): string | undefined => {
  refuseLink(lock, statOf(lock));
  try {
    const text = readRegular(lock);
    if (text === undefined && statOf(lock) !== undefined) throw new WriteFailure(report => report('output-lock-foreign', undefined, { path: lock }));
    return text?.toString('utf8').trim();
  } catch (fault) {
    if (hasErrno(fault, 'ENOENT')) return undefined;
    throw fault;
  }
};

/** A holder on another machine (homes on NFS) cannot be asked and counts as alive. */
const isDead = (holder: string): boolean => {
  const [pid, host] = holder.split(' ');
  return host === hostname() && !isAlive(Number(pid));
};

const tryLink = (mine: string, lock: string): boolean => {
  try {
    linkSync(mine, lock);
    return true;
  } catch (fault) {
    if (hasErrno(fault, 'EEXIST')) return false;
    throw fault;
  }
};

/** Takes a dead holder's lock away. Renaming it first shows whether another process was quicker. */
const removeDead = (lock: string, holder: string): void => {
  const taken = `${nameBeside(lock)}.dead`;
  try {
    renameSync(lock, taken);
  } catch (fault) {
    if (hasErrno(fault, 'ENOENT')) return;
    throw fault;
  }
  if (readHolder(taken) !== holder) tryLink(taken, lock);
  unlinkSync(taken);
};

/** Where it cannot be written, neither can the output: the folder is named. What lies there already is never written through. */
const writeMine = (mine: string): void => {
  try {
    writeFileSync(mine, `${process.pid} ${hostname()}\n`, { flag: 'wx' });
  } catch (fault) {
    throw Object.assign(fault as NodeJS.ErrnoException, { path: dirname(mine) });
  }
};

export interface LockOptions {
  readonly directory: string;
  readonly lock: string;
  readonly patience: number;
  /** Throws when the user asked to end. */
  readonly checkInterrupt: () => void;
  readonly waiting: (holder: string) => void;
}

/** Runs `work` as the only mlnc that writes `directory`. The lock is a file `.NAME.mlnc-lock` beside it while it lasts; `patience` is how long it is waited for, in ms. */
export const withLock = async <T>({ directory, lock, patience, checkInterrupt, waiting }: LockOptions, work: () => Promise<T>): Promise<T> => {
  const mine = nameBeside(lock);
  let wasEmpty = false;
  try {
    writeMine(mine);
    const end = Date.now() + patience;
    while (!tryLink(mine, lock)) {
      checkInterrupt();
      const holder = readHolder(lock);
      if (holder === undefined) continue;
      // a lock is whole before it gets its name: one that stays empty lost what it held when the machine went down
      if (isDead(holder) || (holder === '' && wasEmpty)) {
        removeDead(lock, holder);
        continue;
      }
      wasEmpty = holder === '';
      if (wasEmpty) {
        await sleep(100);
        continue;
      }
      const told = `process ${holder.replace(' ', ' on ')}`;
      if (Date.now() > end) throw new WriteFailure(report => report('output-busy', undefined, { path: directory, holder: told, lock }));
      waiting(told);
      await sleep(100);
    }
  } finally {
    rmSync(mine, { force: true });
  }
  try {
    return await work();
  } finally {
    unlinkSync(lock);
  }
};
