/** Pagefind on the same HTML: its own program generates the index, and its own script searches in a browser. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveFolder } from '../../src/io/index.ts';
import { typeOfFile } from '../../src/site/index.ts';
import { launchBrowser } from '../../test/browser/launch.ts';

export interface Pagefind {
  /** Addresses of pages, best result first. @param lang of the pages to search */
  search(lang: string, query: string, count: number): Promise<readonly string[]>;
  close(): Promise<void>;
}

/**
 * @param program Pagefind’s command
 * @param folder the built site
 * @param work a folder for its index
 */
export async function startPagefind(program: string, folder: string, work: string): Promise<Pagefind> {
  const root = join(work, 'pagefind');
  mkdirSync(root, { recursive: true });
  const args = ['--site', folder, '--output-path', join(root, 'pagefind')];
  const { status, error, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`Pagefind ended with ${status}: ${error?.message ?? stderr}`);
  const server = await serveFolder({ folder: root, base: '/', port: 0, typeOf: (path) => typeOfFile(path) });
  const browser = await launchBrowser();
  const pages = new Map<string, ReturnType<typeof browser.newPage>>();
  const openPage = async (lang: string) => {
    // Pagefind uses the index of the page's language.
    writeFileSync(
      join(root, `${lang}.html`),
      `<!doctype html><html lang="${lang}"><title>${lang}</title></html>`,
    );
    const page = await browser.newPage();
    await page.goto(new URL(`${lang}.html`, server.url).href);
    return page;
  };
  return {
    async search(lang, query, count) {
      const opened = pages.get(lang) ?? openPage(lang);
      pages.set(lang, opened);
      return (await opened).evaluate(SEARCH, { query, count });
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/** Runs in the browser. */
const SEARCH = async ({ query, count }: { query: string; count: number }): Promise<string[]> => {
  const address = '/pagefind/pagefind.js';
  const pagefind: PagefindScript = await import(address);
  const { results } = await pagefind.search(query);
  const loaded = await Promise.all(results.slice(0, count).map((result) => result.data()));
  return loaded.map(({ url }) => url);
};

interface PagefindScript {
  search(
    query: string,
  ): Promise<{ readonly results: readonly { data(): Promise<{ readonly url: string }> }[] }>;
}
