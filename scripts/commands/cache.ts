import {
  type CacheFolderContents,
  cachePath,
  clearCache,
  openRemoteContents,
  pruneCache,
  type Removed,
  surveyCache,
  type Verified,
  verifyCache,
} from '../../src/io/index.ts';
import { type Command, oneOf, readArguments, toBytes, UsageError } from '../arguments.ts';
import { siteDirectory } from '../site-options.ts';
import { cache as usage } from '../usage/cache.ts';

/** A cache, on disk or remote. */
interface Cache {
  /** Absolute path, or an address without credentials. */
  readonly place: string;
  survey(): Promise<readonly CacheFolderContents[]>;
  prune(maxBytes: number): Promise<Removed>;
  clear(): Promise<Removed>;
  verify(): Promise<Verified>;
  close(): Promise<void>;
}

/** The output: one JSON document, or lines. */
interface Outcome {
  readonly document: object;
  readonly lines: readonly string[];
}

type Word = keyof typeof usage.subcommands;

const ACTIONS: Readonly<Record<Word, (cache: Cache, maxSize: string) => Promise<Outcome>>> = {
  stats: async ({ place, survey }) => stats(place, await survey()),
  prune: async ({ place, prune, survey }, maxSize) =>
    removal(place, await prune(toBytes(maxSize, 'max-size')), await survey()),
  clear: async ({ place, clear, survey }) => removal(place, await clear(), await survey()),
  verify: async ({ place, verify }) => verification(place, await verify()),
};

export const cache: Command = {
  usage,
  async run(args) {
    const [word, ...rest] = args;
    const words = Object.keys(ACTIONS);
    if (!isWord(word))
      throw new UsageError(
        `${word === undefined ? 'Expected' : `Unexpected “${word}”, expected`} one of ${words.join(', ')}: lockstep cache stats.`,
      );
    const { values } = readArguments<typeof OPTIONS>(rest, usage.subcommands[word].options as typeof OPTIONS);
    const format = oneOf(values.format, usage.options.format.choices, 'table', 'format');
    const maxSize = values['max-size'] ?? usage.subcommands.prune.options['max-size'].fallback;
    const opened =
      values.remote === true
        ? await openRemote()
        : openDisk(cachePath({ root: siteDirectory(values.site), cache: values.cache, env: process.env }));
    try {
      const { document, lines } = await ACTIONS[word](opened, maxSize);
      process.stdout.write(
        format === 'json'
          ? `${JSON.stringify({ path: opened.place, ...document }, null, 2)}\n`
          : `${lines.join('\n')}\n`,
      );
    } finally {
      await opened.close();
    }
    return 0;
  },
};

function openDisk(path: string): Cache {
  return {
    place: path,
    survey: async () => surveyCache(path),
    prune: async (maxBytes) => pruneCache(path, maxBytes),
    clear: async () => clearCache(path),
    verify: async () => verifyCache(path),
    close: async () => {},
  };
}

async function openRemote(): Promise<Cache> {
  const { shown, ...remote } = await openRemoteContents(process.env);
  return { ...remote, place: shown, clear: () => remote.prune(0) };
}

/** The options of all subcommands; each rejects those that it does not have. */
const OPTIONS = usage.subcommands.prune.options;

function isWord(word: string | undefined): word is Word {
  return word !== undefined && Object.hasOwn(ACTIONS, word);
}

function stats(path: string, folders: readonly CacheFolderContents[]): Outcome {
  const total = sumOf(folders);
  const row = (name: string, { entries, bytes }: Pick<CacheFolderContents, 'entries' | 'bytes'>) =>
    `  ${name.padEnd(10)} ${String(entries).padStart(8)} files  ${showSize(bytes).padStart(10)}`;
  return {
    document: { ...total, folders },
    lines: [
      `Cache ${path}`,
      ...folders.map((folder) => {
        const used =
          folder.oldest === undefined
            ? ''
            : `  last used ${day(folder.oldest)} to ${day(folder.newest ?? '')}`;
        return row(folder.name, folder) + used;
      }),
      row('all', total),
    ],
  };
}

function removal(path: string, removed: Removed, left: readonly CacheFolderContents[]): Outcome {
  const total = sumOf(left);
  return {
    document: { removed: removed.removed, removedBytes: removed.bytes, ...total },
    lines: [
      `Removed ${removed.removed} files (${showSize(removed.bytes)}) from ${path}; ${total.entries} files (${showSize(total.bytes)}) are left.`,
    ],
  };
}

function verification(path: string, { checked, damaged }: Verified): Outcome {
  return {
    document: { checked, damaged },
    lines: [
      ...damaged.map((entry) => `Removed the damaged entry ${entry}`),
      `Verified ${checked} entries of ${path}: ${damaged.length} were damaged${damaged.length === 0 ? '' : ' and are removed'}.`,
    ],
  };
}

function sumOf(folders: readonly CacheFolderContents[]): {
  readonly entries: number;
  readonly bytes: number;
} {
  return {
    entries: folders.reduce((sum, { entries }) => sum + entries, 0),
    bytes: folders.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

function day(time: string): string {
  return time.slice(0, 10);
}

/** Formats a size: `1.5 MiB`. */
function showSize(bytes: number): string {
  const steps = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'];
  const step = Math.min(steps.length - 1, bytes < 1 ? 0 : Math.floor(Math.log(bytes) / Math.log(1024)));
  const size = bytes / 1024 ** step;
  return `${step === 0 ? size : size.toFixed(1)} ${steps[step]}`;
}
