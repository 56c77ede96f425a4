/** Copies a site, so that a benchmark can edit it. */
import { cpSync, existsSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';

const SKIPPED = /[\\/](?:node_modules|dist|public|\.git|\.astro)$/;

/** Output, caches and installed packages are not copied. There is a symbolic link to the packages, since the site may be in an Astro project. */
export function copySite(source: string, target: string): void {
  cpSync(resolve(source), target, { recursive: true, filter: (path) => !SKIPPED.test(path) });
  const packages = resolve(source, 'node_modules');
  if (existsSync(packages)) symlinkSync(packages, join(target, 'node_modules'));
}
