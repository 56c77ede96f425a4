/** The options and help texts of all commands, sorted by name. */
import { bench } from './bench.ts';
import { build } from './build.ts';
import { cache } from './cache.ts';
import { check } from './check.ts';
import { conformance } from './conformance.ts';
import { dev } from './dev.ts';
import { drift } from './drift.ts';
import { examples } from './examples.ts';
import { explain } from './explain.ts';
import { importUsage } from './import.ts';
import { init } from './init.ts';
import { links } from './links.ts';
import { lsp } from './lsp.ts';
import { pdf } from './pdf.ts';
import { preview } from './preview.ts';
import type { Usage } from './usage.ts';
import { worker } from './worker.ts';

export const usages: readonly Usage[] = [
  bench,
  build,
  cache,
  check,
  conformance,
  dev,
  drift,
  examples,
  explain,
  importUsage,
  init,
  links,
  lsp,
  pdf,
  preview,
  worker,
];
