/** Work in a process of its own, for what takes memory that a thread would not give back. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * Starts a process and waits for its answer; it ends with this one, even if this one is killed.
 *
 * @param module calls {@link answerOrder}
 * @param order passed as a message: only data
 * @returns `undefined` if the process fails
 */
export function askProcess(module: URL, order: object): Promise<unknown> {
  return new Promise((resolve) => {
    const child = fork(fileURLToPath(module), { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    let answer: unknown;
    child.once('message', (message) => {
      answer = message;
    });
    child.once('error', () => resolve(undefined));
    child.once('close', () => resolve(answer));
    child.send(order, (error) => {
      if (error !== null) child.kill();
    });
  });
}

/** The other side: calls the function with the order, sends what it returns, and ends the process. */
export function answerOrder<T>(perform: (order: T) => Promise<object>): void {
  process.once('message', (order: T) => {
    perform(order).then(
      (answer) => process.send?.(answer, () => process.disconnect()),
      () => process.exit(1),
    );
  });
  // Also if the one who asked was killed: temporary folders are removed when this process ends.
  process.once('disconnect', () => process.exit());
}
