import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFolderWriter } from '../../src/io/index.ts';
import { scratchFolder } from './scratch.ts';

async function* textOf(parts: readonly string[]): AsyncGenerator<string> {
  yield* parts;
}

describe('createFolderWriter', () => {
  it('writes a long text in parts, and keeps what is next to it', async () => {
    const root = scratchFolder({ 'feed.xml': 'old', 'other.txt': 'kept' });
    // More than is written at once, with characters of several bytes.
    const long = Array.from({ length: 3000 }, (_, number) => `${number} – ${'é'.repeat(500)}\n`);
    const writer = createFolderWriter(root);
    await writer.writeParts('feed.xml', textOf(long));
    await writer.writeParts('docs/feed.xml', textOf([]));
    expect(readFileSync(join(root, 'feed.xml'), 'utf8')).toBe(long.join(''));
    expect(readdirSync(root, { recursive: true }).sort()).toEqual([
      'docs',
      'docs/feed.xml',
      'feed.xml',
      'other.txt',
    ]);
  });

  it('leaves a file as it is whose text cannot be generated to its end', async () => {
    const root = scratchFolder({ 'feed.xml': 'old' });
    const broken = async function* () {
      yield 'beginning';
      throw new Error('no end');
    };
    await expect(createFolderWriter(root).writeParts('feed.xml', broken())).rejects.toThrow('no end');
    await expect(createFolderWriter(root).writeParts('../feed.xml', broken())).rejects.toThrow(
      'leaves the output folder',
    );
    expect(readdirSync(root)).toEqual(['feed.xml']);
    expect(readFileSync(join(root, 'feed.xml'), 'utf8')).toBe('old');
  });
});
