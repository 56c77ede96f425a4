/** The thread that parses. Its current input is in shared memory, so that an input that causes an endless loop or exhausts memory can be reported. */
import { parentPort, workerData } from 'node:worker_threads';
import { PARSERS } from './parsers.ts';
import { type Failure, tryInput } from './run-fuzz.ts';

export interface FuzzJob {
  readonly samples: readonly [string, ...string[]];
  readonly seed: number;
  readonly milliseconds: number;
  readonly maxMilliseconds: number;
  /** Numbers of the current parser and input. */
  readonly state: Int32Array<SharedArrayBuffer>;
}

export interface ParserResult {
  readonly name: string;
  readonly inputs: number;
  readonly slowest: number;
}

export interface FuzzResult {
  readonly parsers: readonly ParserResult[];
  readonly failures: readonly Failure[];
}

/** Milliseconds for each parser before the next one has its turn, so that all get the same time. */
const TURN = 40;

const { samples, seed, milliseconds, maxMilliseconds, state }: FuzzJob = workerData;
/** Processor time of this thread, so that inputs do not count as slow on a busy machine. */
const cpuTime = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};
const options = { samples, seed, maxMilliseconds, now: cpuTime };
const inputs = PARSERS.map(() => 0);
const slowest = PARSERS.map(() => 0);
const failures = new Map<string, Failure>();
const end = performance.now() + milliseconds;
while (performance.now() < end) {
  for (const [at, parser] of PARSERS.entries()) {
    for (const turn = performance.now() + TURN; performance.now() < turn; ) {
      const number = inputs[at] ?? 0;
      Atomics.store(state, 0, at);
      Atomics.store(state, 1, number);
      const tried = tryInput(parser, number, options);
      inputs[at] = number + 1;
      slowest[at] = Math.max(slowest[at] ?? 0, tried.milliseconds);
      const { failure } = tried;
      if (failure !== undefined) failures.set(`${failure.parser} ${failure.why}`, failure);
    }
  }
}
const result: FuzzResult = {
  parsers: PARSERS.map(({ name }, at) => ({ name, inputs: inputs[at] ?? 0, slowest: slowest[at] ?? 0 })),
  failures: [...failures.values()],
};
parentPort?.postMessage(result);
