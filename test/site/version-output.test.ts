/** What is written into the part of the output that contains a version. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFolderWriter } from '../../src/io/index.ts';
import { VERSION_BASE } from '../../src/site/versions/marks.ts';
import { createVersionOutput } from '../../src/site/versions/version-output.ts';
import { scratchFolder } from '../io/scratch.ts';

async function* textOf(parts: readonly string[]): AsyncGenerator<string> {
  yield* parts;
}

const OLD = { name: 'v1', label: 'v1', prefix: 'v1/', status: 'old' } as const;
const SITE = { basePath: VERSION_BASE, writtenBasePath: '/base/' };
const LINE = `<link>https://a.example${VERSION_BASE}docs/b/</link>\n`;

describe('createVersionOutput', () => {
  it('replaces the placeholders of a text that is written in parts, wherever these end', async () => {
    const root = scratchFolder();
    const output = createVersionOutput(createFolderWriter(root), OLD, SITE);
    const text = LINE + LINE + LINE.trimEnd();
    const whole = text.replaceAll(VERSION_BASE, '/base/v1/');
    for (let size = 1; size <= LINE.length; size += 1) {
      const parts = text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
      await output.writeParts('feed.xml', textOf(parts));
      expect(readFileSync(join(root, 'v1/feed.xml'), 'utf8'), `parts of ${size}`).toBe(whole);
    }
  });

  it('hands a text over as it is generated', async () => {
    const written: string[] = [];
    const whole = createFolderWriter(scratchFolder());
    const output = createVersionOutput(
      {
        ...whole,
        async writeParts(_path, parts) {
          for await (const part of parts) written.push(part);
        },
      },
      OLD,
      SITE,
    );
    await output.writeParts('feed.xml', textOf([LINE, LINE]));
    const line = LINE.replace(VERSION_BASE, '/base/v1/');
    expect(written.filter((part) => part !== '')).toEqual([line, line]);
  });
});
