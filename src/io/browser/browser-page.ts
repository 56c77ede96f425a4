/**
 * A blank page in a headless browser that runs scripts. Chromium is controlled through a pipe with JSON messages of the DevTools protocol that end with a NUL
 * (`--remote-debugging-pipe`): four commands are enough here, so no driver is needed. The browser ends with the pipe, however this program ends.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { removeWhenKilled } from '../remove-when-killed.ts';

/** The browser does not start, has crashed, or takes too long. The message is for the user: one line. */
export class BrowserError extends Error {}

class TimeLimitError extends BrowserError {}

export interface BrowserPage {
  /**
   * Runs JavaScript in the page and awaits its promise. The result must be a JSON value.
   *
   * @throws BrowserError after which the page can no longer be used
   */
  evaluate(script: string): Promise<unknown>;
  /** Ends the browser. */
  close(): Promise<void>;
}

export interface BrowserOptions {
  /** Absolute path of the program. */
  readonly program: string;
  /** Time limit for the start, and for each script. */
  readonly timeLimitMs: number;
}

/** @throws BrowserError */
export async function openBrowserPage(options: BrowserOptions): Promise<BrowserPage> {
  try {
    return await open(options, SANDBOXED);
  } catch (error) {
    if (!(error instanceof BrowserError) || error instanceof TimeLimitError || SANDBOXED.length > 0)
      throw error;
    // Containers often lack what the sandbox needs. Only our own code runs here, without network access.
    return await open(options, ['--no-sandbox']);
  }
}

/** The root user of a container has no sandbox in any case. */
const SANDBOXED = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** All requests go to a proxy that does not exist, so nothing is fetched. The machine's language and time zone have no effect. */
const ARGUMENTS = [
  '--headless=new',
  '--remote-debugging-pipe',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-sync',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
  '--force-device-scale-factor=1',
  '--hide-scrollbars',
  '--lang=en-US',
  '--proxy-server=http://127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
  '--window-size=1280,1024',
];

async function open({ program, timeLimitMs }: BrowserOptions, more: readonly string[]): Promise<BrowserPage> {
  const profile = mkdtempSync(join(tmpdir(), 'lockstep-browser-'));
  const child = spawn(program, [...ARGUMENTS, ...more, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    env: { ...process.env, TZ: 'UTC', LANGUAGE: 'en' },
  });
  const stays = removeWhenKilled(profile);
  const connection = connect(child, program);
  const close = async (): Promise<void> => {
    const isWhole = await connection.end();
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    // A killed browser may leave processes that still write there for a moment.
    if (isWhole) stays();
  };
  const within = async <T>(work: Promise<T>, what: string): Promise<T> => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      const seconds = timeLimitMs / 1000;
      timer = setTimeout(
        () => reject(new TimeLimitError(`${program} does not ${what} within ${seconds} s`)),
        timeLimitMs,
      );
    });
    try {
      return await Promise.race([work, late]);
    } finally {
      clearTimeout(timer);
    }
  };
  try {
    const session = await within(openSession(connection), 'start');
    return {
      close,
      evaluate: (expression) => within(evaluate(connection, session, expression), 'answer'),
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** @returns the id of a session with a page */
async function openSession({ send }: Connection): Promise<string> {
  const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
  await send('Inspector.enable', {}, String(sessionId));
  return String(sessionId);
}

async function evaluate({ send }: Connection, session: string, expression: string): Promise<unknown> {
  const options = { expression, awaitPromise: true, returnByValue: true };
  const { result, exceptionDetails } = await send('Runtime.evaluate', options, session);
  if (exceptionDetails !== undefined)
    throw new BrowserError(`Unexpected error of a script: ${describe(exceptionDetails)}`);
  return isRecord(result) ? result.value : undefined;
}

function describe(details: unknown): string {
  const exception = isRecord(details) && isRecord(details.exception) ? details.exception : {};
  return String(exception.description ?? exception.value ?? JSON.stringify(details));
}

type Message = Readonly<Record<string, unknown>>;

interface Connection {
  /** Sends a command and waits for its result. */
  send(method: string, params: Message, session?: string): Promise<Message>;
  /** Ends the browser; resolves when it has ended: `true` if it exited by itself with all its processes. */
  end(): Promise<boolean>;
}

function connect(child: ChildProcess, program: string): Connection {
  const [, , errors, orders, answers] = child.stdio as [null, null, Readable, Writable, Readable];
  const waiting = new Map<number, PromiseWithResolvers<Message>>();
  let last = 0;
  let over: BrowserError | undefined;
  let stderr = '';
  const fail = (reason: string): void => {
    over ??= new BrowserError(reason);
    for (const { reject } of waiting.values()) reject(over);
    waiting.clear();
  };
  const ended = new Promise<void>((resolve) => {
    child.once('error', ({ message }) => {
      fail(`${program} does not start: ${message}`);
      resolve();
    });
    child.once('exit', (code, signal) => {
      fail(`${program} has ended (${signal ?? `exit code ${code}`})${lastLine(stderr)}`);
      resolve();
    });
  });
  errors.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-MAX_STDERR);
  });
  // A browser that has exited closes its end of the pipe: its exit code gives the reason.
  orders.on('error', () => {});
  readMessages(answers, (message) => {
    if (message.method === 'Inspector.targetCrashed') fail(`a page of ${program} has crashed`);
    const request = typeof message.id === 'number' ? waiting.get(message.id) : undefined;
    if (request === undefined) return;
    waiting.delete(Number(message.id));
    if (isRecord(message.result)) request.resolve(message.result);
    else request.reject(new BrowserError(`${program} rejects a command: ${JSON.stringify(message.error)}`));
  });
  return {
    send(method, params, sessionId) {
      if (over !== undefined) return Promise.reject(over);
      last += 1;
      const answer = Promise.withResolvers<Message>();
      waiting.set(last, answer);
      orders.write(`${JSON.stringify({ id: last, method, params, sessionId })}\0`);
      return answer.promise;
    },
    async end() {
      if (over === undefined) orders.write(`${JSON.stringify({ id: 0, method: 'Browser.close' })}\0`);
      const late = Promise.withResolvers<void>();
      const timer = setTimeout(late.resolve, over === undefined ? CLOSING_MS : 0);
      await Promise.race([ended, late.promise]);
      clearTimeout(timer);
      const isWhole = child.exitCode === 0;
      child.kill('SIGKILL');
      await ended;
      return isWhole;
    },
  };
}

/** Time limit for the browser to exit. */
const CLOSING_MS = 5000;

/** Maximum length of browser output to keep, from its end. */
const MAX_STDERR = 4000;

function lastLine(text: string): string {
  const line = text.trim().split('\n').at(-1) ?? '';
  return line === '' ? '' : `: ${line}`;
}

function readMessages(answers: Readable, take: (message: Message) => void): void {
  let pieces: Buffer[] = [];
  answers.on('data', (chunk: Buffer) => {
    let rest = chunk;
    for (let at = rest.indexOf(0); at !== -1; at = rest.indexOf(0)) {
      const message: unknown = JSON.parse(Buffer.concat([...pieces, rest.subarray(0, at)]).toString('utf8'));
      pieces = [];
      rest = rest.subarray(at + 1);
      if (isRecord(message)) take(message);
    }
    pieces.push(rest);
  });
}

function isRecord(value: unknown): value is Message {
  return typeof value === 'object' && value !== null;
}
