/** The thread's side of a pool. */
import { parentPort } from 'node:worker_threads';
import { FatalTaskError, type Message, type Order } from './messages.ts';

/** Prepares a worker's module with its data, the first message, and then answers tasks, one at a time. Other data may follow after all tasks are answered. */
export function serveTasks<D, T, R>(prepare: (data: D) => Promise<(task: T) => Promise<R>>): void {
  const port = parentPort;
  if (port === null) throw new Error('serveTasks runs in a worker thread only.');
  const send = (message: Message<R>) => port.postMessage(message);
  let run: ((task: T) => Promise<R>) | undefined;
  const perform = (task: T) => {
    if (run === undefined) throw new Error('Unexpected task before the data for it.');
    run(task).then(
      (result) => send({ kind: 'result', result }),
      (error: unknown) =>
        send(
          error instanceof FatalTaskError
            ? { kind: 'fatal', reason: error.message }
            : {
                kind: 'error',
                reason: error instanceof Error ? (error.stack ?? error.message) : String(error),
              },
        ),
    );
  };
  port.on('message', (order: Order<D, T>) => {
    if (order.kind === 'task') perform(order.task);
    // Releases what was prepared.
    else if (order.kind === 'forget') run = undefined;
    else
      prepare(order.data).then(
        (prepared) => {
          run = prepared;
          send({ kind: 'ready' });
        },
        (error: unknown) => {
          throw error;
        },
      );
  });
}
