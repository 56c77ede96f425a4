import { chmodSync, symlinkSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect, it } from 'vitest';
import { findBrowser, stateOfFile } from '../../src/io/index.ts';
import { scratchFolder } from './scratch.ts';

it('finds a browser on the path, behind folders that cannot be searched', () => {
  const root = scratchFolder({ 'closed/x': '', 'bin/chromium': '' });
  symlinkSync('loop', join(root, 'loop'));
  chmodSync(join(root, 'closed'), 0o000);
  const path = ['loop', 'closed', 'none', 'bin'].map((name) => join(root, name)).join(delimiter);
  const found = findBrowser({ PATH: path, HOME: join(root, 'loop') });
  chmodSync(join(root, 'closed'), 0o755);
  expect(found).toBe(join(root, 'bin/chromium'));
  expect(stateOfFile(join(root, 'loop/chromium'))).toBeUndefined();
});
