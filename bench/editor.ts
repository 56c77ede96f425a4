/**
 * The language server on a site: the time until its first completion, the time of a completion after an edit, and its memory. All requests go through the
 * protocol, as from an editor.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readArguments, UsageError } from '../scripts/arguments.ts';
import { bench as usage } from '../scripts/usage/bench.ts';
import { type Editor, startEditor } from '../test/editor/editor-client.ts';
import { copySite } from './copy-site.ts';
import { firstPage } from './first-page.ts';

const PROJECT = join(import.meta.dirname, '..');

/** Text that is typed at the end of a page, up to the cursor. */
const WRITTEN = {
  shortcode: '{{< no|',
  'value of a shortcode': '{{< glossary_tooltip term_id="p|" >}}',
  link: '[more](/docs/|)',
} as const;

/** `bench editor [--site DIR] [--edits N]`. @returns the exit code */
export async function benchEditor(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, usage.subcommands.editor.options);
  const edits = Number(values.edits ?? usage.subcommands.editor.options.edits.fallback);
  if (!Number.isSafeInteger(edits) || edits < 1)
    throw new UsageError(`Unexpected --edits ${values.edits}, expected a whole number above 0.`);
  const work = mkdtempSync(join(tmpdir(), 'lockstep-editor-'));
  try {
    const site = join(work, 'site');
    copySite(values.site ?? PROJECT, site);
    const file = firstPage(join(site, 'content'));
    const path = file.slice(site.length + 1);
    const text = readFileSync(file, 'utf8');
    const start = performance.now();
    const editor = await startEditor(site, join(work, 'cache'));
    editor.open(path);
    await editor.complete(path, `${text}\n\n${WRITTEN.shortcode}`);
    const first = performance.now() - start;
    console.log(`first completion: ${first.toFixed(0)} ms`);
    for (const [kind, written] of Object.entries(WRITTEN)) {
      const { median, slowest, items } = await measureCompletions(editor, path, edits, (edit) =>
        [text, `Edit ${edit}.`, written].join('\n\n'),
      );
      console.log(
        `${kind}: ${items} offered, median ${median.toFixed(0)} ms, slowest ${slowest.toFixed(0)} ms, ${(median / first).toFixed(4)} of the first`,
      );
    }
    console.log(`memory: ${residentMiB(editor.pid)} MiB`);
    return (await editor.close()) ?? 1;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Memory including threads. Linux reports it in kB. */
function residentMiB(pid: number | undefined): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Math.round(Number(kilobytes) / 1024);
}

/** Each completion is requested immediately after an edit, while the findings of the edit are still being computed. */
async function measureCompletions(
  editor: Editor,
  path: string,
  edits: number,
  textOf: (edit: number) => string,
): Promise<{ readonly median: number; readonly slowest: number; readonly items: number }> {
  const times: number[] = [];
  let items = 0;
  for (let edit = 1; edit <= edits; edit += 1) {
    const start = performance.now();
    const list = await editor.complete(path, textOf(edit));
    times.push(performance.now() - start);
    items = list?.items.length ?? 0;
  }
  times.sort((a, b) => a - b);
  return { median: times[times.length >> 1] ?? 0, slowest: times.at(-1) ?? 0, items };
}
