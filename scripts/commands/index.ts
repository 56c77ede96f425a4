/** The commands. The code of each is loaded when it is run: a check of links does not load the servers, the importer and the prompts of `init`. */
import type { Command } from '../arguments.ts';
import { build } from '../usage/build.ts';
import { cache } from '../usage/cache.ts';
import { check } from '../usage/check.ts';
import { dev } from '../usage/dev.ts';
import { drift } from '../usage/drift.ts';
import { examples } from '../usage/examples.ts';
import { explain } from '../usage/explain.ts';
import { importUsage } from '../usage/import.ts';
import { init } from '../usage/init.ts';
import { links } from '../usage/links.ts';
import { lsp } from '../usage/lsp.ts';
import { pdf } from '../usage/pdf.ts';
import { preview } from '../usage/preview.ts';
import type { Usage } from '../usage/usage.ts';
import { worker } from '../usage/worker.ts';

function command(usage: Usage, load: () => Promise<Command>): Command {
  return { usage, run: async (args) => (await load()).run(args) };
}

export const commands: readonly Command[] = [
  command(build, async () => (await import('./build.ts')).build),
  command(cache, async () => (await import('./cache.ts')).cache),
  command(check, async () => (await import('./check.ts')).check),
  command(dev, async () => (await import('./dev.ts')).dev),
  command(drift, async () => (await import('./drift.ts')).drift),
  command(examples, async () => (await import('./examples.ts')).examples),
  command(explain, async () => (await import('./explain.ts')).explain),
  command(importUsage, async () => (await import('./import.ts')).importCommand),
  command(init, async () => (await import('./init.ts')).init),
  command(links, async () => (await import('./links.ts')).links),
  command(lsp, async () => (await import('./lsp.ts')).lsp),
  command(pdf, async () => (await import('./pdf.ts')).pdf),
  command(preview, async () => (await import('./preview.ts')).preview),
  command(worker, async () => (await import('./worker.ts')).worker),
];
