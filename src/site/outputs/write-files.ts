/** Writes all files of a site except those that Astro prints. */
import { resolve } from 'node:path';
import type { FilledFolder } from '../../io/index.ts';
import type { Outputs } from './create-outputs.ts';
import type { TextOutput } from './output.ts';

/** @param root absolute path of the site directory */
export async function writeFiles(
  root: string,
  table: Outputs['table'],
  folder: Pick<FilledFolder, 'write' | 'writeParts' | 'copy'>,
): Promise<void> {
  for (const output of table.values()) {
    switch (output.kind) {
      case 'copy':
        folder.copy(resolve(root, output.file), output.path);
        break;
      case 'text':
        await writeText(output, folder);
        break;
      case 'group':
        for (const [path, file] of await output.render()) {
          if ('text' in file) folder.write(path, file.text);
          else folder.copy(file.copyOf, path);
        }
        break;
      case 'page':
        break; // printed already
    }
  }
}

async function writeText(
  output: TextOutput,
  folder: Pick<FilledFolder, 'write' | 'writeParts'>,
): Promise<void> {
  if (output.parts !== undefined) return folder.writeParts(output.path, output.parts());
  const text = await output.render();
  if (text !== undefined) folder.write(output.path, text);
}
