/** A copy of a site that a bench may edit. */
import { cpSync, existsSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';

const SKIPPED = /[\\/](?:node_modules|dist|public|\.git|\.astro)$/;

/** Without what is built, kept or installed; what is installed is reached by a link, as the site may stand in an Astro project. */
export function copySite(source: string, target: string): void {
  cpSync(resolve(source), target, { recursive: true, filter: (path) => !SKIPPED.test(path) });
  const packages = resolve(source, 'node_modules');
  if (existsSync(packages)) symlinkSync(packages, join(target, 'node_modules'));
}
