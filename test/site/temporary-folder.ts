import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** An empty folder that is removed after the tests of the file. */
export function makeFolder(): string {
  const root = mkdtempSync(join(tmpdir(), 'lockstep-site-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  return root;
}
