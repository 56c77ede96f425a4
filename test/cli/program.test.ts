/** Starts each command like users do: it must end by itself, and print the same as in the shared process in which other tests run it (`run-program.ts`). */
import { beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../scripts/commands/index.ts';
import { createTinySite, finished, freshPath, page, type Run, run, start } from '../site/tiny-site.ts';

const site = createTinySite({
  'content/en/docs/a.md': page('A', 'See [b](/docs/b/).'),
  'content/fr/docs/a.md': page('Un', 'Voir [b](/docs/b/).'),
  'examples/pod.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: {}\nspec: {}\n',
  'capture.md': '---\ntitle: C\n---\n\n{{% capture overview %}}\nText.\n{{% /capture %}}\n',
});
const options = { cwd: site.root };

/** Arguments, the exit code, and parts of the output to stdout and stderr. */
const ENDING: readonly (readonly [readonly string[], number, string])[] = [
  [['build', '--out', freshPath('built')], 0, '3 pages'],
  [['check', '--format', 'json'], 1, '"code": "missing-page"'],
  [['links'], 1, 'missing-page'],
  [['drift'], 0, 'content/fr/docs/a.md'],
  [['examples'], 1, 'examples/pod.yaml'],
  [['import', 'capture.md'], 0, 'Text.'],
  [['init', freshPath('new'), '--yes', '--locale', 'fr'], 0, 'lockstep.config.ts'],
  [['cache', 'stats'], 0, 'pages'],
  [['explain', 'missing-page'], 0, 'missing-page'],
  [['pdf'], 2, 'lockstep: '],
  [['preview', '--out', freshPath('nothing')], 2, 'lockstep: '],
  [['worker'], 2, 'lockstep: '],
];
/** Commands that run until they are stopped; `test/site/serve.test.ts` and `test/editor` start them. */
const SERVING = ['dev', 'lsp'];

beforeAll(async () => {
  // A first run fills the cache, so that the numbers of rendered pages do not differ.
  await run(['build', '--out', site.out], options);
});

describe('a command', () => {
  it.each(ENDING)(
    '%j ends by itself, and prints the same in a process that is there',
    async (args, code, text) => {
      const started = await finished(start(args, options));
      expect(started.stdout + started.stderr).toContain(text);
      expect(started).toMatchObject({ code, signal: null });
      const same = await run(elsewhere(args), options);
      expect(timeless(same)).toEqual(timeless(started));
    },
  );

  it('stands in this list, or is one that serves', () => {
    const named = new Set([...ENDING.map(([[name]]) => name), ...SERVING]);
    expect(commands.map(({ usage }) => usage.name).filter((name) => !named.has(name))).toEqual([]);
  });
});

/** The arguments with another output folder for each run: unchanged files of an earlier run would not be written again. */
function elsewhere(args: readonly string[]): readonly string[] {
  if (args[0] === 'init') return ['init', freshPath('new'), ...args.slice(2)];
  return args[0] === 'build' ? ['build', '--out', freshPath('built')] : args;
}

function timeless({ code, signal, stdout, stderr }: Run) {
  const show = (text: string) =>
    text
      .replace(/\b(?:new|built)-\d+/g, 'FOLDER')
      .replace(/\d+(?:\.\d+)? (?:ms|s)\b|"milliseconds": \d+/g, 'TIME')
      .replace(/\d+(?:\.\d+)? (?:bytes|kB|MB)/g, 'SIZE');
  return { code, signal, stdout: show(stdout), stderr: show(stderr) };
}
