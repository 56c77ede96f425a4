/** Contributors and last changes of files, in one pass over the history, whose output is processed as a stream. */
import { gitText, gitTokens } from './process.ts';

export interface Contributor {
  readonly name: string;
  /** Number of commits. */
  readonly commits: number;
}

export interface FileHistory {
  /** ISO 8601, UTC: author date of the last change. */
  readonly changed: string;
  /** Contributors with the most changes first. */
  readonly contributors: readonly Contributor[];
}

const RECORD = '\u001e';
const FIELD = '\u001f';
const PART = '\u001c';

interface Person {
  readonly name: string;
  readonly email: string;
}

/** Data about a file while the history is read, newest commits first. */
interface Trail {
  readonly time: number;
  /** Number of commits by person. */
  readonly people: Map<string, number>;
}

/**
 * The history of files, by their current paths; a file that was moved without changes keeps its history. Merges do not count. Commits with unfetched parents are ignored, as all
 * files seem to be created by them.
 */
export async function readFileHistory(
  cwd: string,
  paths: readonly string[],
  shallow: ReadonlySet<string>,
): Promise<ReadonlyMap<string, FileHistory>> {
  const coAuthors = await readCoAuthors(cwd, paths);
  const people = createPeople();
  const trails = new Map<string, Trail>();
  /** Earlier paths of files → current ones. */
  const today = new Map<string, string>();
  let time = 0;
  let authors: readonly string[] = [];
  const note = (path: string): void => {
    const name = today.get(path) ?? path;
    const trail = trails.get(name) ?? { time, people: new Map<string, number>() };
    trails.set(name, trail);
    for (const author of authors) trail.people.set(author, (trail.people.get(author) ?? 0) + 1);
  };
  const status = createStatusReader((from, to) => {
    if (authors.length > 0) note(to);
    if (from !== undefined && !trails.has(from)) today.set(from, today.get(to) ?? to);
  });
  const format = `--format=${['%x1e%H', '%at', '%aN', '%aE'].join('%x1f')}`;
  const args = ['log', '-z', '--no-merges', '-M100%', '--name-status', format, '--', ...paths];
  await gitTokens(cwd, args, (token) => {
    const start = token.indexOf(RECORD);
    if (start === -1) return status(token);
    const [hash = '', seconds = '0', name = '', email = ''] = token.slice(start + 1).split(FIELD);
    time = Number(seconds);
    const all = [{ name, email: email.trimEnd() }, ...(coAuthors.get(hash) ?? [])];
    authors = shallow.has(hash) ? [] : [...new Set(all.map(people.keyOf))];
  });
  return new Map(
    [...trails].map(([path, trail]) => [
      path,
      {
        changed: new Date(trail.time * 1000).toISOString(),
        contributors: [...byName(trail, people.nameOf)]
          .map(([name, commits]) => ({ name, commits }))
          .sort((a, b) => b.commits - a.commits || (a.name < b.name ? -1 : 1)),
      },
    ]),
  );
}

/** A person with several addresses counts once. */
function byName({ people }: Trail, nameOf: (key: string) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [key, commits] of people) {
    const name = nameOf(key);
    counts.set(name, (counts.get(name) ?? 0) + commits);
  }
  return counts;
}

/** Parses `M`, a path, `R100`, the earlier path, the path …; deletions are ignored. */
function createStatusReader(onChange: (from: string | undefined, to: string) => void) {
  let pending = '';
  let from: string | undefined;
  return (token: string): void => {
    if (pending === '') pending = token.trim();
    else if (pending.startsWith('R') && from === undefined) from = token;
    else {
      if (pending !== 'D') onChange(from, token);
      pending = '';
      from = undefined;
    }
  };
}

/** People by address: one person may have used several names, the newest of which counts. */
function createPeople() {
  const names = new Map<string, string>();
  return {
    keyOf({ name, email }: Person): string {
      const key = (email === '' ? name : email).toLowerCase();
      if (!names.has(key)) names.set(key, name);
      return key;
    },
    nameOf: (key: string): string => names.get(key) ?? key,
  };
}

/** Co-authors by commit. Parsing the trailers of all commits takes longer than searching for candidates first. */
async function readCoAuthors(
  cwd: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, readonly Person[]>> {
  const format = '--format=%x1e%H%x1f%(trailers:key=Co-authored-by,valueonly,separator=%x1c)';
  const args = ['log', '-z', '--no-merges', '--regexp-ignore-case', '--grep=^Co-authored-by:', format];
  const found = new Map<string, Person[]>();
  for (const token of (await gitText(cwd, [...args, '--', ...paths])).split('\0')) {
    const [hash = '', trailers = ''] = token.slice(token.indexOf(RECORD) + 1).split(FIELD);
    const people = trailers.split(PART).flatMap((trailer): Person[] => {
      const [, name = '', email = ''] = /^\s*(.*?)\s*(?:<([^>]*)>)?\s*$/s.exec(trailer) ?? [];
      return name === '' ? [] : [{ name, email }];
    });
    if (people.length > 0) found.set(hash, people);
  }
  return found;
}
