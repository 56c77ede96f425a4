/** Reads one file of a site for the dev server. */
import { basename, dirname } from 'node:path';
import { createDiskFiles, type Files } from '../../io/index.ts';
import type { Outputs } from './create-outputs.ts';

/** The content of a file that Astro does not print; `undefined` if the site has none at the path. */
export async function readOutput(
  path: string,
  table: Outputs['table'],
  files: Pick<Files, 'readBytes'>,
): Promise<Uint8Array | undefined> {
  const output = table.get(path);
  switch (output?.kind) {
    case 'copy':
      return files.readBytes(output.file);
    case 'text': {
      const text = await output.render();
      return text === undefined ? undefined : Buffer.from(text);
    }
    case 'page':
      return undefined;
    case 'group':
    case undefined:
      return readFromGroups(path, table);
  }
}

async function readFromGroups(path: string, table: Outputs['table']): Promise<Uint8Array | undefined> {
  for (const output of table.values()) {
    if (output.kind !== 'group' || !path.startsWith(output.path)) continue;
    const file = (await output.render()).get(path);
    if (file === undefined) continue;
    if ('text' in file) return Buffer.from(file.text);
    return createDiskFiles(dirname(file.copyOf)).readBytes(basename(file.copyOf));
  }
  return undefined;
}
