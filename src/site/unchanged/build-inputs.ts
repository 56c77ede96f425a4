/** Everything that a build of a site depends on, without opening its files. */
import { join, resolve } from 'node:path';
import {
  type Clock,
  codeVersion,
  commitOf,
  findWorkTree,
  pathInside,
  sha256,
  stateOfFile,
  stateOfFolder,
} from '../../io/index.ts';
import { stateOfDrawing } from '../diagrams/draw-diagrams.ts';

export interface BuildInputs {
  /** Digest of everything below. */
  readonly digest: string;
  /** Time of the last change of any file, in milliseconds since 1970. */
  readonly newest: number;
  /** The code, the environment, the date, the history and the installed packages. */
  readonly common: string;
  /** Files of the site, by path relative to the site directory. */
  readonly files: ReadonlyMap<string, { readonly state: string; readonly changed: number }>;
}

/**
 * @param root the site directory
 * @param written absolute paths of folders that Lockstep itself writes
 * @returns `undefined` if the state of the site directory cannot be determined
 */
export async function readInputs(
  root: string,
  written: readonly string[],
  { env, clock }: { readonly env: NodeJS.ProcessEnv; readonly clock: Clock },
): Promise<BuildInputs | undefined> {
  const own = new Set(written.flatMap((path) => pathInside(resolve(root), path) ?? []));
  const files = new Map<string, { readonly state: string; readonly changed: number }>();
  const all = stateOfFolder(
    root,
    (path) => own.has(path) || /(?:^|\/)(?:node_modules|\.git)$/.test(path),
    (path, state, changed) => files.set(path, { state, changed }),
  );
  if (all === undefined) return undefined;
  const common = sha256(
    JSON.stringify([
      codeVersion(),
      clock.now().slice(0, 10),
      Object.entries(env).filter(([name]) => !OF_THE_TERMINAL.test(name)),
      // Installing or removing packages changes these entries.
      [stateOfFile(join(root, 'node_modules')), stateOfFile(join(root, 'package-lock.json'))],
      // A browser that is installed later draws what was left to a script.
      stateOfDrawing(root, env),
      await stateOfHistory(root),
    ]),
  );
  return { digest: sha256(JSON.stringify([common, all.digest])), newest: all.newest, common, files };
}

/** Variables that describe the terminal and the process that started Lockstep. */
const OF_THE_TERMINAL =
  /^(?:_|SHLVL|PWD|OLDPWD|COLUMNS|LINES|TERM|TERM_\w+|NODE_COMPILE_CACHE|npm_\w+|INIT_CWD)$/;

/** Git's view of the site: the commit, and which files it considers changed. */
async function stateOfHistory(root: string): Promise<unknown> {
  const top = findWorkTree(root);
  if (top === undefined) return undefined;
  const inGit = ['index', 'shallow', 'config'].map((name) => stateOfFile(join(top, '.git', name)));
  return [await commitOf(top, 'HEAD'), inGit];
}
