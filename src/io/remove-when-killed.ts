/** What a program that is killed cannot do itself. */
import { spawn } from 'node:child_process';

/**
 * Has a program run when this one ends in whatever way, `kill -9` included, by a shell that waits for that. So signals need no handler of ours, which would
 * not get its turn while the program is busy: each ends it at once. Where there is no shell, nothing is run.
 *
 * @returns takes the order back
 */
export function runWhenKilled(program: string, args: readonly string[]): () => void {
  // `read` ends with the pipe, which is open as long as this program runs; a word on it takes the order back.
  const shell = spawn('/bin/sh', ['-c', 'read -r _ || exec "$@"', 'sh', program, ...args], {
    // Of a group of its own: Ctrl+C ends all that are in ours.
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

/** Has a folder removed when this program ends in whatever way; where there is no shell, the next build removes it. */
export function removeWhenKilled(folder: string): () => void {
  return runWhenKilled('rm', ['-rf', '--', folder]);
}
