/** Symbolic links out of the site: each is reported, and nothing of its target is published. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { createTinySite, freshPath, page, run } from './tiny-site.ts';

it('tells every link out of the site, wherever it stands, and shows nothing of its target', async () => {
  const site = createTinySite({
    'lockstep.config.ts': 'export default {};\n',
    'content/en/_index.md': page('Home', 'Text.'),
  });
  const outside = freshPath('outside');
  mkdirSync(outside);
  const secret = join(outside, 'secret');
  writeFileSync(secret, 'PASSWORD=made-up\n');
  const links = [
    'content/en/a.md',
    'content/fr/only.md',
    'data/x.yaml',
    'examples/pod.yaml',
    'i18n/en.toml',
    'shortcodes/own.ts',
    'static/file.txt',
  ];
  for (const link of links) {
    mkdirSync(dirname(join(site.root, link)), { recursive: true });
    symlinkSync(secret, join(site.root, link));
  }
  symlinkSync(outside, join(site.root, 'content/uk'));
  for (const format of ['table', 'json', 'github']) {
    const { code, stdout, stderr } = await run(['check', '--site', site.root, '--format', format]);
    expect(code).toBe(1);
    expect(stdout + stderr).not.toContain('PASSWORD');
    if (format !== 'json') continue;
    const problems: readonly { code: string; file: string }[] = JSON.parse(stdout).problems;
    expect(
      problems.filter((problem) => problem.code === 'path-outside-site').map(({ file }) => file),
    ).toEqual([...links, 'content/uk'].sort());
  }
});
