import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import {
  createWorkerReserve,
  FatalTaskError,
  runTasks,
  startWorkers,
  type TaskOutcome,
} from '../../src/io/index.ts';
import { scratchFolder } from './scratch.ts';

const POOL = JSON.stringify(pathToFileURL(join(import.meta.dirname, '../../src/io/index.ts')).href);

/** A worker module; the name of each task says what it does. */
const WORKER = `import { FatalTaskError, serveTasks } from ${POOL};
serveTasks(async (data) => {
  if (data === 'no start') throw new Error('I cannot start.');
  if (data === 'early end') process.exit(4);
  return async (task) => {
    if (task === 'throw') throw new Error('No.');
    if (task === 'throw text') throw 'No text.';
    if (task === 'fatal') throw new FatalTaskError('The disk is full.');
    if (task === 'exit') process.exit(3);
    if (task === 'hang') for (;;);
    if (task === 'late throw') { setTimeout(() => { throw new Error('Later.'); }); await new Promise(() => {}); }
    if (task === 'starve') {
      const still = new Int32Array(new SharedArrayBuffer(4));
      for (const end = Date.now() + 2500; Date.now() < end; Atomics.wait(still, 0, 0, 30))
        for (const pause = Date.now() + 5; Date.now() < pause; );
    }
    if (task === 'block') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    if (task === 'never') await new Promise(() => {});
    return \`\${data}: \${task}\`;
  };
});
`;

/** A task whose result arrives while its worker is being terminated. */
class LateWorker extends Worker {
  override terminate(): Promise<number> {
    this.emit('message', { kind: 'result', result: 'too late' });
    return super.terminate();
  }
}

/** A time limit in seconds that no normal task reaches. */
const PLENTY = 60;
/** A time limit in seconds for tasks that never end. */
const LIMIT = 1;

interface More {
  readonly data?: string;
  readonly size?: number;
  readonly worker?: new (module: URL) => Worker;
  readonly limit?: number;
}

async function answersOf(
  tasks: readonly string[],
  { data = 'hello', size = 2, worker, limit = PLENTY }: More = {},
) {
  const module = pathToFileURL(join(scratchFolder({ 'worker.ts': WORKER }), 'worker.ts'));
  const answers: [string, TaskOutcome<string>][] = [];
  await runTasks<string, string>(tasks, {
    module,
    data,
    size,
    started: worker === undefined ? undefined : { take: () => new worker(module), close() {} },
    timeLimitSeconds: limit,
    onOutcome: (task, answer) => answers.push([task, answer]),
  });
  return answers;
}

describe('runTasks', () => {
  it('answers every task once', async () => {
    const tasks = Array.from({ length: 20 }, (_, index) => `${index}`);
    const answers = await answersOf(tasks);
    expect(answers.map(([task]) => task).sort()).toEqual([...tasks].sort());
    expect(answers.find(([task]) => task === '7')?.[1]).toEqual({ kind: 'done', result: 'hello: 7' });
  });

  it('starts no worker for no tasks', async () => {
    expect(await answersOf([], { data: 'no start' })).toEqual([]);
  });

  it('begins tasks in their order', async () => {
    const answers = await answersOf(['a', 'b', 'c'], { size: 1 });
    expect(answers.map(([task]) => task)).toEqual(['a', 'b', 'c']);
  });

  it('goes on after a task that throws, ends the worker, or comes back too late', async () => {
    const tasks = ['throw', 'a', 'throw text', 'exit', 'b', 'hang', 'late throw', 'c'];
    const answers = new Map(await answersOf(tasks, { size: 1, limit: LIMIT }));
    expect(answers.size).toBe(8);
    expect(answers.get('throw')).toMatchObject({ kind: 'failed', reason: expect.stringContaining('No.') });
    expect(answers.get('throw text')).toEqual({ kind: 'failed', reason: 'No text.' });
    expect(answers.get('exit')).toEqual({ kind: 'failed', reason: 'the worker stopped with code 3' });
    expect(answers.get('hang')).toEqual({ kind: 'timeout', seconds: LIMIT });
    expect(answers.get('late throw')).toMatchObject({
      kind: 'failed',
      reason: expect.stringContaining('Later.'),
    });
    for (const task of ['a', 'b', 'c'])
      expect(answers.get(task)).toEqual({ kind: 'done', result: `hello: ${task}` });
  });

  it('does not assign a result that arrives after the time limit to another task', async () => {
    const answers = await answersOf(['never', 'a', 'hang', 'b', 'c'], {
      size: 1,
      worker: LateWorker,
      limit: LIMIT,
    });
    expect(answers).toEqual([
      ['never', { kind: 'timeout', seconds: LIMIT }],
      ['a', { kind: 'done', result: 'hello: a' }],
      ['hang', { kind: 'timeout', seconds: LIMIT }],
      ['b', { kind: 'done', result: 'hello: b' }],
      ['c', { kind: 'done', result: 'hello: c' }],
    ]);
  });

  it('ends a task that blocks its thread without computing as soon as one that waits', async () => {
    const durationOf = async (task: string) => {
      const began = performance.now();
      expect(await answersOf([task, 'a'], { size: 1, limit: LIMIT })).toEqual([
        [task, { kind: 'timeout', seconds: LIMIT }],
        ['a', { kind: 'done', result: 'hello: a' }],
      ]);
      return performance.now() - began;
    };
    // On a busy machine, a thread that is computing gets up to ten times the limit.
    expect((await durationOf('block')) / (await durationOf('never'))).toBeLessThan(5);
  });

  it.runIf('cpuUsage' in Worker.prototype)(
    'gives a task that gets little time of a processor more of the clock (needs Node 24.6)',
    async () => {
      const answers = await answersOf(['starve'], { size: 1, limit: LIMIT });
      expect(answers).toEqual([['starve', { kind: 'done', result: 'hello: starve' }]]);
    },
  );

  it('rejects when a worker cannot start', async () => {
    await expect(answersOf(['a', 'b'], { data: 'no start' })).rejects.toThrow('I cannot start.');
    await expect(answersOf(['a', 'b'], { data: 'early end' })).rejects.toThrow('stopped with code 4');
  });

  it('ends with a failure that no task would survive, and begins no other', async () => {
    const tasks = ['fatal', ...Array.from({ length: 200 }, (_, index) => `${index}`)];
    await expect(answersOf(tasks)).rejects.toThrow(new FatalTaskError('The disk is full.'));
  });

  it('ends with what the receiver of an answer throws', async () => {
    const root = scratchFolder({ 'worker.ts': WORKER });
    const running = runTasks<string, string>(['a', 'b', 'c'], {
      module: pathToFileURL(join(root, 'worker.ts')),
      data: '',
      size: 1,
      timeLimitSeconds: 10,
      onOutcome() {
        throw new Error('I do not want it.');
      },
    });
    await expect(running).rejects.toThrow('I do not want it.');
  });

  it('begins no task once it is aborted', async () => {
    const root = scratchFolder({ 'worker.ts': WORKER });
    const stop = new AbortController();
    const answered: string[] = [];
    await runTasks<string, string>(['a', 'b', 'c'], {
      module: pathToFileURL(join(root, 'worker.ts')),
      data: '',
      size: 1,
      timeLimitSeconds: 10,
      signal: stop.signal,
      onOutcome(task) {
        answered.push(task);
        stop.abort();
      },
    });
    expect(answered).toEqual(['a']);
  });
});

describe('startWorkers', () => {
  it('gives its threads to the tasks, and what it does not give ends with it', async () => {
    const module = pathToFileURL(join(scratchFolder({ 'worker.ts': WORKER }), 'worker.ts'));
    const started = startWorkers(module, 3);
    const answers: TaskOutcome<string>[] = [];
    await runTasks<string, string>(['a', 'exit', 'b'], {
      module,
      data: 'hi',
      size: 1,
      started,
      timeLimitSeconds: 10,
      onOutcome: (_, answer) => answers.push(answer),
    });
    expect(answers.map(({ kind }) => kind)).toEqual(['done', 'failed', 'done']);
    const left = started.take();
    expect(left).toBeDefined();
    await left?.terminate();
    started.close();
    expect(started.take()).toBeUndefined();
  });

  it('leaves it to the tasks to say why a thread cannot start', async () => {
    const module = pathToFileURL(
      join(scratchFolder({ 'worker.ts': "throw new Error('Broken.');" }), 'worker.ts'),
    );
    const made = once(process, 'worker');
    const started = startWorkers(module, 1);
    const [worker] = await made;
    await once(worker, 'error');
    expect(started.take()).toBeUndefined();
    const run = runTasks(['a'], { module, data: '', started, timeLimitSeconds: 10, onOutcome: () => {} });
    await expect(run).rejects.toThrow('Broken.');
  });
});

describe('createWorkerReserve', () => {
  it('keeps threads that are ready for the next run; one that ends meanwhile is replaced', async () => {
    const module = pathToFileURL(join(scratchFolder({ 'worker.ts': WORKER }), 'worker.ts'));
    const reserve = createWorkerReserve();
    const threads = new Set<Worker>();
    const remember = (worker: Worker) => void threads.add(worker);
    process.on('worker', remember);
    const run = async (...tasks: readonly string[]) => {
      const kinds: string[] = [];
      await runTasks<string, string>(tasks, {
        module,
        data: 'hi',
        size: 1,
        reserve,
        timeLimitSeconds: 10,
        onOutcome: (_, { kind }) => kinds.push(kind),
      });
      return kinds;
    };
    try {
      expect(await run('a', 'b')).toEqual(['done', 'done']);
      expect(await run('c')).toEqual(['done']);
      expect(threads.size).toBe(1);
      const [thread] = threads;
      await thread?.terminate();
      expect(await run('d', 'exit', 'e')).toEqual(['done', 'failed', 'done']);
      expect(threads.size).toBe(3);
    } finally {
      process.off('worker', remember);
      await reserve.close();
    }
    expect(reserve.take()).toBeUndefined();
  });
});

describe('a reserve of threads', () => {
  it('ends those at a task too, and keeps none afterwards', async () => {
    const module = pathToFileURL(join(scratchFolder({ 'worker.ts': WORKER }), 'worker.ts'));
    const reserve = createWorkerReserve();
    const answers: string[] = [];
    const run = (tasks: readonly string[]) =>
      runTasks<string, string>(tasks, {
        module,
        data: 'hello',
        size: 1,
        reserve,
        timeLimitSeconds: PLENTY,
        onOutcome(task, answer) {
          answers.push(`${task} ${answer.kind}`);
          // The next task is running then.
          if (task === 'one') setImmediate(() => void reserve.close());
        },
      });
    await run(['one', 'never']);
    expect(answers).toEqual(['one done', 'never failed']);
    expect(reserve.take()).toBeUndefined();
  });
});
