/** Whether a process is running on this machine, to distinguish leftovers of a dead one from files of a running one. */
import { codeOf } from './disk-failure.ts';

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ESRCH') return false;
    // A signal to another user's process is denied, which shows that it is running.
    if (code === 'EPERM') return true;
    throw error;
  }
}
