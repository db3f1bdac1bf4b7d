import { parentPort, workerData } from 'node:worker_threads';
import { writeFiles, type PlainFile } from './sink.ts';

/** A thread that writes batches of files below the directory that it was given, and answers each with its failure or with nothing. */
const made = new Set<string>(['.']);

parentPort?.on('message', (files: readonly PlainFile[]) => {
  try {
    writeFiles(workerData as string, files, made);
    parentPort?.postMessage(undefined);
  } catch (fault) {
    const { message, code, path } = fault as NodeJS.ErrnoException;
    parentPort?.postMessage({ message, code, path });
  }
});
