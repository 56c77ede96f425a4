/** A site in a temporary folder, and runs of the program on it. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runProgram } from '../program/run-program.ts';

const PROGRAM = fileURLToPath(new URL('../../scripts/lockstep.ts', import.meta.url));

export const POD = `apiVersion: v1
kind: Pod
metadata:
  name: lifecycle-demo
spec:
  containers:
    - name: web
      image: nginx
`;

export const PAGE = `---
title: Events
---

{{< codenew file="pods/lifecycle-events.yaml" >}}

\`\`\`shell
kubectl apply -f https://example.org/examples/pods/lifecycle-events.yaml
kubectl get pod lifecycle-demo
\`\`\`
`;

const CONFIG = `export default {
  title: 'Test',
  url: 'https://example.org',
  locales: { en: 'English', fr: 'Français' },
};
`;

export interface ExampleSite {
  readonly root: string;
  write(path: string, text: string): void;
  remove(): void;
}

/** @param files in addition to, or instead of, a page and the example that it shows; `undefined` omits one of these */
export function makeSite(files: Readonly<Record<string, string | undefined>> = {}): ExampleSite {
  const root = mkdtempSync(join(tmpdir(), 'lockstep-examples-'));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const all = {
    'lockstep.config.ts': CONFIG,
    'content/en/_index.md': '---\ntitle: Home\n---\n',
    'content/fr/_index.md': '---\ntitle: Accueil\n---\n',
    'content/en/docs/events.md': PAGE,
    'examples/pods/lifecycle-events.yaml': POD,
    ...files,
  };
  for (const [path, text] of Object.entries(all)) if (text !== undefined) write(path, text);
  return { root, write, remove: () => rmSync(root, { recursive: true, force: true }) };
}

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** The signal that `stop` sends; SIGTERM by default. */
  readonly signal?: NodeJS.Signals;
  /** Called when the program has started; `stop` ends it. */
  onStart?(stop: () => void): void;
}

/** Runs the program; in a process of its own if the run is to be stopped. */
export function lockstep(
  args: readonly string[],
  { env = process.env, signal = 'SIGTERM', onStart }: RunOptions = {},
): Promise<Run> {
  if (onStart === undefined) return runProgram(args, { env });
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [PROGRAM, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
    onStart(() => child.kill(signal));
  });
}

export interface Found {
  readonly code: string;
  readonly severity: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly target?: string;
  readonly suggestion?: string;
}

/** The problems of a JSON report. */
export function problemsOf(run: Run): Found[] {
  const report: { problems: Found[] } = JSON.parse(run.stdout);
  return report.problems;
}
