/** Requests a run of the program in a thread of its own, so that the thread of the tests can wait for it synchronously. */
import { type MessagePort, parentPort } from 'node:worker_threads';
import type { ProgramRequest } from './protocol.ts';
import { requestRun } from './request-run.ts';

export interface ThreadRequest {
  readonly path: string;
  readonly request: ProgramRequest;
  /** Receives the result. */
  readonly port: MessagePort;
  /** Becomes 1 when the result has been sent. */
  readonly state: Int32Array<SharedArrayBuffer>;
}

parentPort?.on('message', async ({ path, request, port, state }: ThreadRequest) => {
  const result = await requestRun(path, request).then(
    (run) => ({ run }),
    (error: unknown) => ({ failure: String(error) }),
  );
  port.postMessage(result);
  port.close();
  Atomics.store(state, 0, 1);
  Atomics.notify(state, 0);
});
