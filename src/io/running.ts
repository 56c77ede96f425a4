/** Whether a process runs on this machine, to tell what a dead one has left from what a running one is still writing. */
import { codeOf } from './disk-failure.ts';

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ESRCH') return false;
    // A signal to somebody else's process is refused, which shows that it runs.
    if (code === 'EPERM') return true;
    throw error;
  }
}
