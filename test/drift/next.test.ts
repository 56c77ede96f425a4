import { afterEach, expect, test, vi } from 'vitest';
import { showNext } from '../../scripts/commands/drift/next.ts';
import { createRepository } from './repository.ts';

afterEach(() => vi.restoreAllMocks());

async function next(root: string, ...args: readonly string[]): Promise<string[]> {
  let text = '';
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    text += String(chunk);
    return true;
  });
  const code = await showNext(['--locale', 'fr', '--site', root, '--format', 'json', ...args]);
  write.mockRestore();
  expect(code).toBe(0);
  return (JSON.parse(text) as { tasks: { sourceFile: string }[] }).tasks.map(({ sourceFile }) => sourceFile);
}

test('what to do next, of a number, a folder and a person', async () => {
  using site = createRepository();
  const text = '---\ntitle: A\n---\n\nA text that nobody has translated yet.\n';
  for (const file of ['docs/a.md', 'docs/b.md', 'blog/c.md']) site.write(`content/en/${file}`, text);
  site.write('content/fr/docs/a.md', '---\ntitle: A\n---\n\nUn texte.\n');
  site.write('CODEOWNERS', '/content/fr/ @demo/team-fr\n/content/fr/blog/ @ann\n');
  site.commit('pages');
  expect(await next(site.root)).toEqual(['content/en/blog/c.md', 'content/en/docs/b.md']);
  expect(await next(site.root, '--count', '1')).toEqual(['content/en/blog/c.md']);
  for (const folder of ['docs', 'content/fr/docs/', './content/en/docs'])
    expect(await next(site.root, folder)).toEqual(['content/en/docs/b.md']);
  for (const owner of ['team-fr', '@demo/team-fr'])
    expect(await next(site.root, '--owner', owner)).toEqual(['content/en/docs/b.md']);
  expect(await next(site.root, '--owner', 'Ann')).toEqual(['content/en/blog/c.md']);
  await expect(next(site.root, '--count', '0')).rejects.toThrow('expected a number above 0');
});
