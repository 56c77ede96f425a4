/** Cleanup for a program that is killed. */
import { spawn } from 'node:child_process';

/**
 * Runs a program when this one ends for any reason, even `kill -9`, by a shell that waits for that. Signals therefore need no handler, which could not run while the program is
 * busy: each ends it at once. Without a shell, nothing is run.
 *
 * @returns cancels the cleanup
 */
export function runWhenKilled(program: string, args: readonly string[]): () => void {
  // `read` ends with the pipe, which is open while this program runs; a line on it cancels the cleanup.
  const shell = spawn('/bin/sh', ['-c', 'read -r _ || exec "$@"', 'sh', program, ...args], {
    // In a process group of its own: Ctrl+C ends all processes in ours.
    detached: true,
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  let waits = true;
  const over = (): void => {
    waits = false;
  };
  shell.once('error', over);
  shell.stdin.once('error', over);
  shell.unref();
  return () => {
    if (waits) shell.stdin.end('stays\n');
    over();
  };
}

/** Removes a folder when this program ends for any reason; without a shell, the next build removes it. */
export function removeWhenKilled(folder: string): () => void {
  return runWhenKilled('rm', ['-rf', '--', folder]);
}
