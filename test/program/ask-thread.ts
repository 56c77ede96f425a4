/** Asks for a run while the thread of the tests waits for it. */
import { type MessagePort, parentPort } from 'node:worker_threads';
import { ask } from './ask.ts';
import type { ProgramRequest } from './protocol.ts';

export interface Question {
  readonly path: string;
  readonly request: ProgramRequest;
  /** Takes the answer. */
  readonly port: MessagePort;
  /** Becomes 1 once the answer is there. */
  readonly state: Int32Array<SharedArrayBuffer>;
}

parentPort?.on('message', async ({ path, request, port, state }: Question) => {
  const answer = await ask(path, request).then(
    (run) => ({ run }),
    (error: unknown) => ({ failure: String(error) }),
  );
  port.postMessage(answer);
  port.close();
  Atomics.store(state, 0, 1);
  Atomics.notify(state, 0);
});
