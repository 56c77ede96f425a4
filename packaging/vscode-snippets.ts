/** Generates `packages/lockstep-vscode/snippets.json` from the definitions of the shortcodes that every site has. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderSnippet } from '../src/editor/index.ts';
import { definitions } from '../src/shortcodes/index.ts';

interface Snippet {
  readonly prefix: string;
  readonly body: readonly string[];
  readonly description: string;
}

export const SNIPPETS_FILE = join(import.meta.dirname, '../packages/lockstep-vscode/snippets.json');

export function renderSnippets(): string {
  const snippets = definitions.map((definition): [string, Snippet] => [
    `Shortcode ${definition.name}`,
    {
      prefix: `${definition.name}<`,
      body: renderSnippet(definition).split('\n'),
      description: definition.summary ?? '',
    },
  ]);
  return `${JSON.stringify(Object.fromEntries(snippets), null, 2)}\n`;
}

if (import.meta.main) writeFileSync(SNIPPETS_FILE, renderSnippets());
