/**
 * Which commands of a page are run, and how. Anybody may write a page: a command may affect only the namespace created for it, read no file of the machine, and use no other
 * cluster. Commands that are not listed here are not run.
 */
import type { KubectlCall } from '../commands.ts';

/** Resources of the cluster by all their names: `pods`, `po`, `pod` → whether they are namespaced. */
export type Scopes = ReadonlyMap<string, boolean>;

export type Allowed =
  /** Applies, replaces or deletes files. */
  | { readonly kind: 'files'; readonly verb: 'apply' | 'delete' }
  | { readonly kind: 'run'; readonly args: readonly string[]; readonly reads: boolean }
  | { readonly kind: 'refused' };

const REFUSED: Allowed = { kind: 'refused' };

/** Verbs and the meaning of their words: resources; other words; `sub` begins with one of these. */
const VERBS: Readonly<
  Record<string, { readonly reads: boolean; readonly words: 'resources' | 'pod' | 'own' | readonly string[] }>
> = {
  get: { reads: true, words: 'resources' },
  logs: { reads: true, words: 'pod' },
  wait: { reads: true, words: 'resources' },
  rollout: { reads: true, words: ['status', 'restart', 'undo', 'pause', 'resume', 'history'] },
  delete: { reads: false, words: 'resources' },
  scale: { reads: false, words: 'resources' },
  label: { reads: false, words: 'resources' },
  annotate: { reads: false, words: 'resources' },
  expose: { reads: false, words: 'resources' },
  patch: { reads: false, words: 'resources' },
  autoscale: { reads: false, words: 'resources' },
  set: { reads: false, words: ['image', 'env', 'resources'] },
  run: { reads: false, words: 'own' },
  create: {
    reads: false,
    words:
      'configmap cm secret deployment deploy job cronjob service svc serviceaccount sa role rolebinding quota poddisruptionbudget pdb ingress'.split(
        ' ',
      ),
  },
};

/** Options that are passed on; a command with any other option is not run. */
const OPTIONS: ReadonlySet<string> = new Set(
  '-o --output -l --selector --for --field-selector --sort-by --show-labels --no-headers -c --container --tail --previous -p --patch --type --replicas --current-replicas --min --max --cpu-percent --port --target-port --name --image --restart --labels --env --from-literal --all --overwrite --cascade --grace-period --now --schedule --verb --resource --serviceaccount --to-revision --timestamps --since --all-containers --show-kind --record --protocol --tcp --timeout'.split(
    ' ',
  ),
);

/** Outputs that read files of the machine, or are too flexible. */
const FREE_OUTPUT = /file|template/;

/** @param filesAreOurs whether all files of the call are examples of the site */
export function allowCall(call: KubectlCall, filesAreOurs: boolean, scopes: Scopes): Allowed {
  const { verb, words, files, options } = call;
  if (files.length > 0) {
    if (!filesAreOurs || words.length > 0) return REFUSED;
    if (verb === 'delete') return { kind: 'files', verb };
    return ['apply', 'create', 'replace'].includes(verb) ? { kind: 'files', verb: 'apply' } : REFUSED;
  }
  const known = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
  if (known === undefined || words.length === 0) return REFUSED;
  if (![...options].every(isHarmless)) return REFUSED;
  const texts = words.map(({ text }) => text);
  if (texts.some((text) => FILLED_IN.test(text) || text.startsWith('-'))) return REFUSED;
  if (!wordsAreOurs(texts, known.words, scopes)) return REFUSED;
  const reads = verb === 'rollout' ? ['status', 'history'].includes(texts[0] ?? '') : known.reads;
  const passed = [...options].flatMap((option) => writeOption(verb, option));
  return { kind: 'run', args: [verb, ...texts, ...passed], reads };
}

/** An option that only changes what the command prints or creates. */
function isHarmless([name, value]: readonly [string, string]): boolean {
  if (!OPTIONS.has(name) || FILLED_IN_VALUE.test(value)) return false;
  return !((name === '-o' || name === '--output') && FREE_OUTPUT.test(value));
}

function writeOption(verb: string, [name, value]: readonly [string, string]): string[] {
  // Our own options set the time limit of a command.
  if (name === '--timeout') return [];
  if (name === '-p' && verb === 'logs') return ['--previous'];
  if (value === '') return [name];
  return [name.startsWith('--') ? `${name}=${unquote(value)}` : `${name}${unquote(value)}`];
}

/** Placeholders for the reader or a shell. */
const FILLED_IN = /[$`<>{}*\n]|\[(?!\d|\*)/;

/** In option values, braces are meaningful: `jsonpath={.status.phase}`. */
const FILLED_IN_VALUE = /[$`<>\n]|\{\{/;

function wordsAreOurs(
  texts: readonly string[],
  words: 'resources' | 'pod' | 'own' | readonly string[],
  scopes: Scopes,
): boolean {
  const [first = '', second = ''] = texts;
  if (words === 'own') return true;
  if (words === 'pod') return !first.includes('/') || isNamespaced(first, scopes);
  if (words === 'resources')
    return (
      isNamespaced(first, scopes) &&
      texts.slice(1).every((text) => !text.includes('/') || isNamespaced(text, scopes))
    );
  if (!words.includes(first)) return false;
  // `rollout status deployment/web`, `set image deployment/web …`; `create` names what it creates.
  return (
    !['status', 'restart', 'undo', 'pause', 'resume', 'history', 'image', 'env', 'resources'].includes(
      first,
    ) || isNamespaced(second, scopes)
  );
}

/** `pods`, `pod/web`, `pods,services`, `deployments.apps`: all namespaced. */
function isNamespaced(word: string, scopes: Scopes): boolean {
  return (
    word
      .split('/')[0]
      ?.split(',')
      .every((name) => name === 'all' || scopes.get(name.toLowerCase().replace(/\..*$/, '')) === true) ===
    true
  );
}

/** As a shell parses it: quotation marks may occur anywhere in a word. */
function unquote(text: string): string {
  return text.replace(
    /"([^"]*)"|'([^']*)'/g,
    (_all, double?: string, single?: string) => double ?? single ?? '',
  );
}
