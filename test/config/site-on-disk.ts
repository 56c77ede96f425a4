import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type LoadedSite, loadSite } from '../../src/config/index.ts';
import type { Problem } from '../../src/diagnostics/index.ts';
import { createDiskFiles, createModuleImporter, type Files } from '../../src/io/index.ts';
import { writeTree } from '../site/tiny-site.ts';

/** A fixture of `test/fixtures/config/`. */
export function fixtureRoot(name: string): string {
  return join(import.meta.dirname, '../fixtures/config', name);
}

/** A site directory with these files, until the test ends. */
export function writeSite(texts: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'lockstep-site-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  writeTree(root, texts);
  return root;
}

export function filesOf(texts: Readonly<Record<string, string>>): Files {
  return createDiskFiles(writeSite(texts));
}

export function load(root: string, environment?: string): Promise<LoadedSite> {
  return loadSite({
    files: createDiskFiles(root),
    importModule: createModuleImporter(root),
    ...(environment === undefined ? {} : { environment }),
  });
}

/** Problems as a reader would see them, one line each and its hint below. */
export function printProblems(problems: readonly Problem[]): string {
  return problems
    .map(({ severity, code, place, message, hint, locale }) => {
      const at =
        place.kind === 'file' ? `${place.file}:${place.start.line}:${place.start.column}` : '(no place)';
      return `${at} ${severity} ${code}${locale === undefined ? '' : ` [${locale}]`}\n  ${message}\n  → ${hint ?? ''}`;
    })
    .join('\n');
}
