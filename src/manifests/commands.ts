/** Parses calls of `kubectl` in shell blocks: the files they apply, the objects they create, the objects they name. */

export interface Word {
  readonly text: string;
  /** Offset in the text of the block. */
  readonly offset: number;
}

export interface KubectlCall {
  /** `apply`, `create`, `get` … */
  readonly verb: string;
  /** Words after the verb that are neither options nor their values. */
  readonly words: readonly Word[];
  /** Values of `-f` and `--filename`. */
  readonly files: readonly Word[];
  readonly options: ReadonlyMap<string, string>;
}

/** A document that a shell block writes: `cat <<EOF … EOF`. */
export interface HereDocument {
  readonly text: string;
  readonly offset: number;
}

export interface ShellText {
  readonly calls: readonly KubectlCall[];
  readonly documents: readonly HereDocument[];
}

/** Options of kubectl whose value is the next word. */
const VALUED: ReadonlySet<string> = new Set(
  '-f --filename -n --namespace -o --output -l --selector -c --container -k --kustomize --context --cluster --user --field-selector --field-manager --image --port --target-port --replicas --type --name --from-file --from-literal --from-env-file -p --patch --patch-file --tail --since --timeout --for --sort-by --cert --key --subresource --as --as-group --kubeconfig -s --server --template --grace-period --max --min --cpu-percent --to-revision --revision --overrides --labels --env --verb --resource --clusterrole --role --serviceaccount --group --docker-server --docker-username --docker-password --docker-email --target --profile --copy-to'.split(
    ' ',
  ),
);

export function parseShell(text: string): ShellText {
  const calls: KubectlCall[] = [];
  const documents: HereDocument[] = [];
  const lines = text.split('\n');
  let offset = 0;
  let at = 0;
  while (at < lines.length) {
    const start = offset;
    let command = lines[at] ?? '';
    offset += command.length + 1;
    at += 1;
    while (/\\\s*$/.test(command) && at < lines.length) {
      const next = lines[at] ?? '';
      // The two characters preserve all offsets.
      command = `${command.replace(/\\(\s*)$/, ' $1')} ${next}`;
      offset += next.length + 1;
      at += 1;
    }
    const heredoc = /<<-?\s*(['"]?)([A-Za-z_]\w*)\1/.exec(command);
    if (heredoc !== null) {
      const end = heredoc[2] ?? '';
      const from = offset;
      while (at < lines.length && (lines[at] ?? '').trim() !== end) {
        offset += (lines[at] ?? '').length + 1;
        at += 1;
      }
      documents.push({ text: text.slice(from, Math.max(from, offset - 1)), offset: from });
      offset += (lines[at] ?? '').length + 1;
      at += 1;
    }
    for (const words of splitCommands(command, start)) {
      const call = toCall(words);
      if (call !== undefined) calls.push(call);
    }
  }
  return { calls, documents };
}

/** The words of each simple command of a line. */
function splitCommands(line: string, start: number): Word[][] {
  const commands: Word[][] = [[]];
  for (const match of line.matchAll(
    /\|\|?|&&?|;|#.*$|(?:"(?:\\.|[^"\\])*"|'[^']*'|<[^<>\s][^<>]*>|[^\s|&;"'])+/g,
  )) {
    const [text] = match;
    if (/^(?:\|\|?|&&?|;)$/.test(text)) commands.push([]);
    else if (text.startsWith('#')) break;
    else commands.at(-1)?.push({ text, offset: start + match.index });
  }
  return commands;
}

function toCall(words: readonly Word[]): KubectlCall | undefined {
  const first = words.findIndex(
    ({ text }) => text !== '$' && text !== '>' && text !== 'sudo' && !/^\w+=/.test(text),
  );
  if (first === -1 || words[first]?.text !== 'kubectl') return undefined;
  const plain: Word[] = [];
  const files: Word[] = [];
  const options = new Map<string, string>();
  for (let at = first + 1; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined || word.text === '--') break;
    // The target of a redirection is not an argument.
    if (/^\d*[<>]/.test(word.text) && !/^<.+>$/.test(word.text)) break;
    const equals = word.text.indexOf('=');
    if (!word.text.startsWith('-') || word.text === '-') {
      plain.push({ text: unquote(word.text), offset: word.offset });
    } else if (equals !== -1) {
      const name = word.text.slice(0, equals);
      options.set(name, word.text.slice(equals + 1));
      if (isFileOption(name))
        files.push(...splitFiles({ text: word.text.slice(equals + 1), offset: word.offset + equals + 1 }));
    } else if (VALUED.has(word.text) && words[at + 1] !== undefined) {
      const value = words[at + 1] ?? word;
      options.set(word.text, value.text);
      if (isFileOption(word.text)) files.push(...splitFiles(value));
      at += 1;
    } else options.set(word.text, '');
  }
  const [verb, ...rest] = plain;
  return verb === undefined ? undefined : { verb: verb.text, words: rest, files, options };
}

function isFileOption(name: string): boolean {
  return name === '-f' || name === '--filename';
}

/** `a.yaml,b.yaml` → both. */
function splitFiles({ text, offset }: Word): Word[] {
  const quoted = /^["']/.test(text) ? 1 : 0;
  let at = offset + quoted;
  return unquote(text)
    .split(',')
    .map((part) => {
      const word = { text: part, offset: at };
      at += part.length + 1;
      return word;
    })
    .filter((word) => word.text !== '');
}

function unquote(text: string): string {
  return /^(?:"[^"]*"|'[^']*')$/.test(text) ? text.slice(1, -1) : text;
}

const KINDS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    Pod: 'pod pods po',
    Service: 'service services svc',
    Deployment: 'deployment deployments deploy deployment.apps',
    ReplicaSet: 'replicaset replicasets rs',
    ReplicationController: 'replicationcontroller replicationcontrollers rc',
    StatefulSet: 'statefulset statefulsets sts',
    DaemonSet: 'daemonset daemonsets ds',
    Job: 'job jobs',
    CronJob: 'cronjob cronjobs cj',
    ConfigMap: 'configmap configmaps cm',
    Secret: 'secret secrets',
    PersistentVolume: 'persistentvolume persistentvolumes pv',
    PersistentVolumeClaim: 'persistentvolumeclaim persistentvolumeclaims pvc',
    Ingress: 'ingress ingresses ing',
    HorizontalPodAutoscaler: 'horizontalpodautoscaler horizontalpodautoscalers hpa',
    LimitRange: 'limitrange limitranges limits',
    ResourceQuota: 'resourcequota resourcequotas quota',
    NetworkPolicy: 'networkpolicy networkpolicies netpol',
    PodDisruptionBudget: 'poddisruptionbudget poddisruptionbudgets pdb',
  }).flatMap(([kind, names]) => names.split(' ').map((name) => [name, kind])),
);

export interface NamedObject {
  readonly kind: string;
  readonly name: Word;
}

/** Verbs for existing objects. */
const ON_KINDS: ReadonlySet<string> = new Set(
  'get describe delete edit annotate label scale patch expose'.split(' '),
);
/** Verbs whose first word is a Pod by default. */
const ON_PODS: ReadonlySet<string> = new Set(['logs', 'exec', 'attach', 'port-forward']);

/** Objects that a call expects to exist: `kubectl get pod lifecycle-demo`, `kubectl exec -it lifecycle-demo -- sh`. */
export function namedObjects({ verb, words }: KubectlCall): NamedObject[] {
  const [first, ...rest] = words;
  if (first === undefined) return [];
  if (first.text.includes('/') && (ON_KINDS.has(verb) || ON_PODS.has(verb))) {
    const slash = first.text.indexOf('/');
    const kind = KINDS[first.text.slice(0, slash).toLowerCase()];
    const name = { text: first.text.slice(slash + 1), offset: first.offset + slash + 1 };
    return kind === undefined || !isName(name.text) ? [] : [{ kind, name }];
  }
  if (ON_PODS.has(verb)) return isName(first.text) ? [{ kind: 'Pod', name: first }] : [];
  const kind = ON_KINDS.has(verb) ? KINDS[first.text.toLowerCase()] : undefined;
  if (kind === undefined) return [];
  const names = verb === 'label' || verb === 'annotate' || verb === 'expose' ? rest.slice(0, 1) : rest;
  return names.filter(({ text }) => isName(text)).map((name) => ({ kind, name }));
}

/** Objects that a call creates: `kubectl run web`, `kubectl create configmap settings`, `kubectl expose deployment web`. */
export function createdObjects({
  verb,
  words,
  options,
}: KubectlCall): { readonly kind: string; readonly name: string }[] {
  const [first, second, third] = words.map(({ text }) => text);
  const own = options.get('--name');
  if (verb === 'run' && first !== undefined) return [{ kind: 'Pod', name: first }];
  if (verb === 'create' && first !== undefined) {
    const kind = KINDS[first.toLowerCase()];
    const name = first === 'secret' || first === 'service' || first === 'svc' ? third : second;
    return kind === undefined || name === undefined ? [] : [{ kind, name }];
  }
  const name = own ?? (first?.includes('/') === true ? first.slice(first.indexOf('/') + 1) : second);
  if (verb === 'expose' && name !== undefined) return [{ kind: 'Service', name }];
  if (verb === 'autoscale' && name !== undefined) return [{ kind: 'HorizontalPodAutoscaler', name }];
  return [];
}

/** A name that Kubernetes accepts: no variable, placeholder or pattern. */
function isName(text: string): boolean {
  return /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/.test(text);
}
