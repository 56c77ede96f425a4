/** Modules whose evaluation never ends, in separate processes. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { scratchFolder } from './scratch.ts';

const MODULES = fileURLToPath(new URL('../../src/io/modules.ts', import.meta.url));

/** Imports `site.ts` with a time limit of a second, and prints the result. */
function importModule(
  text: string,
): Promise<{ code: number | null; signal: string | null; out: string; printed: string }> {
  const root = scratchFolder({
    'site.ts': text,
    'main.ts': `import { createModuleImporter } from ${JSON.stringify(MODULES)};
const result = await createModuleImporter(${JSON.stringify('ROOT')}.replace('ROOT', import.meta.dirname), {}, 1)('site.ts');
console.log(result.kind, result.kind === 'failed' ? result.reason : '');
process.exit(0);`,
  });
  const child = spawn(process.execPath, [`${root}/main.ts`], { stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let printed = '';
  child.stdout.on('data', (text: Buffer) => (printed += text.toString()));
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (out += text));
  return new Promise((done) => child.once('close', (code, signal) => done({ code, signal, out, printed })));
}

it.each([
  ['loops', 'for (let n = 0; ; n += 1) n %= 7;'],
  ['loops, and catches what ends it', 'for (;;) try { (() => { for (;;); })(); } catch {}'],
  ['loops after a pause', 'await null; for (;;);'],
  ['holds the thread', 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);'],
  ['loops in an expression', "/^(a+)+$/.test('a'.repeat(60) + 'b');"],
])('a module that %s for ever is given up, and the program goes on', async (_, text) => {
  // Node may print a warning in between.
  const { code, printed } = await importModule(text);
  expect({ code, printed }).toEqual({ code: 0, printed: 'failed it still runs after 1 seconds\n' });
});

it('a module that waits in the system ends the program, and is named', async () => {
  // Blocked in a synchronous call to the system.
  const { code, out } = await importModule(
    "import { execFileSync } from 'node:child_process'; execFileSync('sleep', ['60']); export default 1;",
  );
  expect(code).not.toBe(0);
  expect(out).toContain('a module of the site (site.ts) still runs');
});

it('a module that waits for ever is given up', async () => {
  const { code, out } = await importModule('await new Promise(() => {}); export default 1;');
  expect({ code, out }).toEqual({ code: 0, out: 'failed it still runs after 1 seconds\n' });
});

it('a module that ends the program is no success', async () => {
  const { code, out } = await importModule('process.exit(0);');
  expect(code).toBe(2);
  expect(out).toContain('Unexpected end of the program by site.ts');
});

it('a module that ends by itself is not disturbed', async () => {
  const { code, out } = await importModule('export default await Promise.resolve(1);');
  expect({ code, out }).toEqual({ code: 0, out: 'module \n' });
});
