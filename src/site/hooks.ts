/** Calls the site's hooks before and after a build; a hook that fails is a finding. */
import type { LoadedEvent } from '../config/index.ts';
import { createProblem, filePlace, NOWHERE, type Problem } from '../diagnostics/index.ts';
import { listFiles } from '../io/index.ts';
import { hookPageOf } from '../rendering/index.ts';
import { type LoadedSite, pagesToBuild } from './load/load-site.ts';

type Loaded = Pick<LoadedSite, 'ownCode' | 'site' | 'corpus' | 'chosen'>;

/** Before pages are rendered. */
export function callOnLoad(loaded: Loaded, command: LoadedEvent['command']): Promise<Problem[]> {
  const { ownCode, site } = loaded;
  return call('onLoad', loaded, () =>
    ownCode.onLoad?.({ root: site.root, command, pages: pagesToBuild(loaded).map(hookPageOf) }),
  );
}

/** After all files are written. @param outDir absolute path of the folder that contains them */
export function callOnWritten(loaded: Loaded, outDir: string): Promise<Problem[]> {
  const { onWritten } = loaded.ownCode;
  if (onWritten === undefined) return Promise.resolve([]);
  return call('onWritten', loaded, () =>
    onWritten({ outDir, files: listFiles(outDir), pages: pagesToBuild(loaded).map(hookPageOf) }),
  );
}

async function call(
  name: 'onLoad' | 'onWritten',
  { site }: Pick<Loaded, 'site'>,
  run: () => void | Promise<void>,
): Promise<Problem[]> {
  try {
    await run();
    return [];
  } catch (error) {
    const [file] = site.configFiles;
    return [
      createProblem('plugin-failed', file === undefined ? NOWHERE : filePlace(file), {
        message: `Unexpected failure of “hooks.${name}”, expected it to return without an error: ${error instanceof Error ? error.message : String(error)}`,
        hint: 'Correct the function.',
        target: `hooks.${name}`,
      }),
    ];
  }
}
