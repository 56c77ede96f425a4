/** What a program that is killed cannot take away itself. */
import { spawn } from 'node:child_process';

/**
 * Has a folder removed when this program ends in whatever way, `kill -9` included, by a shell that waits for that. So signals need no handler of ours, which would
 * not get its turn while the program is busy: each ends it at once. Where there is no shell, the next build removes the folder.
 *
 * @returns takes the order back: the folder stays
 */
export function removeWhenKilled(folder: string): () => void {
  // `read` ends with the pipe, which is open as long as this program runs; a word on it takes the order back.
  const shell = spawn('/bin/sh', ['-c', 'read -r _ || exec rm -rf -- "$1"', 'sh', folder], {
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
