/** Browsers that do not start, crash, hang or send invalid responses: diagrams are left to the script, and the reason is reported. */
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { NOWHERE } from '../../../src/diagnostics/index.ts';
import { createCacheFolder, systemClock } from '../../../src/io/index.ts';
import { createDiagramDrawer } from '../../../src/site/diagrams/draw-diagrams.ts';
import { loadSite } from '../../../src/site/load/load-site.ts';
import { makeFolder } from '../temporary-folder.ts';
import { writeTree } from '../tiny-site.ts';

/** A program in place of a browser. The function body maps each `order` to the response, or to nothing. */
function fakeBrowser(answer: string): string {
  const program = join(makeFolder(), 'browser.mjs');
  writeFileSync(
    program,
    `#!${process.execPath}
import { createReadStream, createWriteStream } from 'node:fs';
const answers = createWriteStream('', { fd: 4 });
let text = '';
createReadStream('', { fd: 3 }).on('data', (chunk) => {
  const orders = (text + chunk).split('\\0');
  text = orders.pop();
  for (const line of orders) {
    const order = JSON.parse(line);
    const result = respond(order);
    if (result !== undefined) answers.write(JSON.stringify({ id: order.id, result }) + '\\0');
  }
});
function respond({ method, params }) {
  if (method === 'Browser.close') process.exit(0);
  if (method !== 'Runtime.evaluate') return { targetId: 'page', sessionId: 'session' };
  if (!params.expression.startsWith('drawDiagram(')) return { result: { value: 0 } };
  const isBad = params.expression.includes('bad');
  const drawn = { result: { value: { kind: 'drawn', svg: '<svg></svg>', width: 1, isNamed: false, hasLinks: false } } };
  ${answer}
}
`,
  );
  chmodSync(program, 0o755);
  return program;
}

async function drawerWith(program: string, timeLimitMs?: number) {
  const root = makeFolder();
  writeTree(root, { 'content/en/_index.md': '---\ntitle: Home\n---\nText\n' });
  const result = await loadSite({ root, clock: systemClock });
  if (result.kind === 'failed') throw new Error('no site');
  const drawer = createDiagramDrawer({
    loaded: result.loaded,
    folder: createCacheFolder(makeFolder()),
    env: { ...process.env, CHROMIUM_PATH: program },
    codeDigest: '',
    timeLimitMs,
  });
  return async (...sources: string[]) => {
    const diagrams = sources.map((source) => ({
      source,
      label: '',
      sourceLabel: '',
      place: NOWHERE,
      linesBefore: 0,
    }));
    const drawings = await drawer.draw({ diagrams });
    await drawer.close();
    return drawings.map((drawing) => (drawing.kind === 'left' ? drawing.reason : drawing.kind));
  };
}

it('one that crashes is started anew for the next diagram', async () => {
  const draw = await drawerWith(fakeBrowser('if (isBad) process.exit(9); return drawn;'));
  expect(await draw('good', 'bad', 'fine')).toEqual([
    'drawn',
    expect.stringContaining('has ended (exit code 9)'),
    'drawn',
  ]);
});

it('one that crashes again and again is not asked any more', async () => {
  const draw = await drawerWith(fakeBrowser('if (isBad) process.exit(9); return drawn;'));
  const reason = expect.stringContaining('has ended (exit code 9)');
  expect(await draw('bad 1', 'bad 2', 'bad 3', 'good')).toEqual([reason, reason, reason, reason]);
});

it('one that hangs is ended', async () => {
  const draw = await drawerWith(fakeBrowser('return isBad ? undefined : drawn;'), 3000);
  expect(await draw('bad')).toEqual([expect.stringMatching(/does not (?:start|answer) within 3 s/)]);
});

it('one that does not start is asked once', async () => {
  const draw = await drawerWith('/no/such/browser');
  const reason = expect.stringContaining('/no/such/browser does not start');
  expect(await draw('one', 'two')).toEqual([reason, reason]);
});

it('an answer that is no drawing is none', async () => {
  const draw = await drawerWith(fakeBrowser('return { result: { value: { kind: 7 } } };'));
  expect(await draw('good')).toEqual([expect.stringContaining('gives an answer that is no drawing')]);
});
