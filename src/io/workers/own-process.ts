/** Work in a process of its own, for what takes memory that a thread would not give back. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A process that loads its modules, and then waits for an order. It ends with this one, even if this one is killed. */
export interface OwnProcess {
  /**
   * Sends the order, and waits for the answer and the end of the process. Call it once.
   *
   * @param order passed as a message: only data
   * @returns `undefined` if the process fails
   */
  ask(order: object): Promise<unknown>;
  /** Ends it, unless it has been asked. */
  close(): void;
}

/** Starts a process; until it is asked, it does not keep the program alive. @param module calls {@link answerOrder} */
export function startProcess(module: URL): OwnProcess {
  const child = fork(fileURLToPath(module), { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  child.unref();
  child.channel?.unref();
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('close', () => resolve());
  });
  let isAsked = false;
  return {
    async ask(order) {
      isAsked = true;
      child.ref();
      child.channel?.ref();
      let answer: unknown;
      child.once('message', (message) => {
        answer = message;
      });
      if (child.connected)
        child.send(order, (error) => {
          if (error !== null) child.kill();
        });
      await ended;
      return answer;
    },
    close() {
      if (!isAsked) child.kill();
    },
  };
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
