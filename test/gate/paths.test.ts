/** `check` of one page or folder: only its findings are reported, and no other pages are rendered than necessary. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkSite } from '../../src/check/index.ts';
import type { Problem } from '../../src/diagnostics/index.ts';
import { systemClock } from '../../src/io/index.ts';

const ROOT = mkdtempSync(join(tmpdir(), 'lockstep-paths-'));
afterAll(() => rmSync(ROOT, { recursive: true, force: true }));

const page = (title: string, ...lines: readonly string[]) =>
  `---\ntitle: ${title}\n---\n${lines.join('\n')}\n`;

beforeAll(() => {
  const files = {
    'content/en/_index.md': page('Home', '[x](/gone/home/)'),
    'content/en/docs/a.md': page(
      'A',
      '[b](/docs/b/#one) [no](/docs/b/#two)',
      '',
      '{{< include "part.md" >}}',
    ),
    'content/en/docs/b.md': page('B', '## One', '', '[x](/gone/b/) {{< nothing >}}'),
    'content/en/other/c.md': page('C', '[x](/gone/c/)'),
    'content/en/includes/part.md': '[x](/gone/part/)\n',
    'examples/pod.yaml': 'kind: Pod\n',
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(ROOT, path)), { recursive: true });
    writeFileSync(join(ROOT, path), text);
  }
});

function run(...paths: readonly string[]) {
  return checkSite({
    root: ROOT,
    paths,
    cache: join(ROOT, '.cache'),
    env: {},
    clock: systemClock,
    onProgress: () => {},
  });
}

async function check(...paths: readonly string[]) {
  const { checked, problems } = await run(...paths);
  return { checked, found: problems.map(({ code, target }) => `${code} ${target}`).sort() };
}

it('a page has its findings and those of what it includes', async () => {
  expect(await check('content/en/docs/a.md')).toEqual({
    checked: 1,
    found: ['missing-anchor /docs/b/#two', 'missing-page /gone/part/'],
  });
});

it('each page has alone what the whole run finds in it', async () => {
  const { problems } = await run();
  const pages = [
    'content/en/_index.md',
    'content/en/docs/a.md',
    'content/en/docs/b.md',
    'content/en/other/c.md',
  ];
  for (const page of pages) {
    const isOfPage = ({ place, pages: shown = [] }: Problem) =>
      place.kind === 'file' && (place.file === page || shown.includes(page));
    expect((await run(page)).problems).toEqual(problems.filter(isOfPage));
  }
});

it('a folder has those of all that is in it', async () => {
  expect(await check('content/en/docs', 'content/en/other/c.md')).toEqual({
    checked: 3,
    found: [
      'missing-anchor /docs/b/#two',
      'missing-page /gone/b/',
      'missing-page /gone/c/',
      'missing-page /gone/part/',
      'unknown-shortcode nothing',
    ],
  });
});
