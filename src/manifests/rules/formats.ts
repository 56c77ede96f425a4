/** Formats of values that the API validates: `k8s.io/apimachinery/pkg/util/validation` and `pkg/api/resource`. */

type Scalar = string | number | boolean;

/** RFC 1123 label, such as a container's name: at most 63 of a–z, 0–9 and “-”. */
export function isLabel(value: Scalar): boolean {
  return typeof value === 'string' && value.length <= 63 && /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/.test(value);
}

/** RFC 1035 label, such as a Service's name: like {@link isLabel}, but starting with a letter. */
export function isLetterLabel(value: Scalar): boolean {
  return isLabel(value) && /^[a-z]/.test(String(value));
}

/** RFC 1123 subdomain: labels joined by dots, at most 253 characters. */
export function isSubdomain(value: Scalar): boolean {
  return (
    typeof value === 'string' &&
    value.length <= 253 &&
    /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/.test(value)
  );
}

/** A name that is valid as a path segment of a URL. */
export function isPathSegment(value: Scalar): boolean {
  return typeof value === 'string' && value !== '.' && value !== '..' && !/[/%]/.test(value) && value !== '';
}

/** Value of a label: at most 63 characters, may be empty. */
export function isLabelValue(value: Scalar): boolean {
  return (
    typeof value !== 'string' ||
    (value.length <= 63 && /^(?:[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/.test(value))
  );
}

/** Key of a label or annotation: `name` or `prefix.example.com/name`. */
export function isQualifiedName(value: Scalar): boolean {
  const parts = String(value).split('/');
  const name = parts.at(-1) ?? '';
  if (parts.length > 2 || (parts.length === 2 && !isSubdomain(parts[0] ?? ''))) return false;
  return name.length <= 63 && /^[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?$/.test(name);
}

/** Name of a port (IANA service name): at most 15 of a–z, 0–9 and single “-”, with a letter. */
export function isPortName(value: Scalar): boolean {
  return (
    typeof value === 'string' &&
    value.length <= 15 &&
    /^[a-z0-9](?:-?[a-z0-9])*$/.test(value) &&
    /[a-z]/.test(value)
  );
}

export function isPortNumber(value: Scalar): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 65535;
}

/** A port by number or name. */
export function isPort(value: Scalar): boolean {
  return typeof value === 'number' ? isPortNumber(value) : isPortName(value);
}

/** Name of an environment variable: printable ASCII without “=”, as Kubernetes accepts since 1.30. */
export function isVariableName(value: Scalar): boolean {
  return typeof value === 'string' && /^[ -<>-~]+$/.test(value);
}

/** Key of a ConfigMap or Secret. */
export function isDataKey(value: Scalar): boolean {
  const text = String(value);
  return text.length <= 253 && /^[-._a-zA-Z0-9]+$/.test(text) && text !== '.' && !text.startsWith('..');
}

const QUANTITY = /^[-+]?(?<number>\d+(?:\.\d*)?|\.\d+)(?<suffix>[numkMGTPE]|[KMGTPE]i|[eE][-+]?\d+)?$/;

const SUFFIXES: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** The amount of a quantity (`1500m` → 1.5, `1Ki` → 1024); `undefined` if it is not one. */
export function quantityToNumber(value: Scalar): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value === 'boolean') return undefined;
  const text = value.trim();
  const found = QUANTITY.exec(text)?.groups;
  if (found === undefined) return undefined;
  const { number = '', suffix = '' } = found;
  const sign = text.startsWith('-') ? -1 : 1;
  const factor = /^[eE][-+\d]/.test(suffix) ? Number(`1${suffix}`) : (SUFFIXES[suffix] ?? 1);
  return sign * Number(number) * factor;
}

export function isQuantity(value: Scalar): boolean {
  return quantityToNumber(value) !== undefined;
}

/** A number, or a percentage such as `25%`. */
export function isNumberOrPercentage(value: Scalar): boolean {
  return typeof value === 'number' ? Number.isInteger(value) && value >= 0 : /^\d+%$/.test(String(value));
}

/** Base64 as Go's standard encoding accepts it: padded, line ends ignored. */
export function isBase64(value: Scalar): boolean {
  const text = String(value).replace(/[\r\n]/g, '');
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}

/** Go's durations: `30s`, `1h30m`. */
export function isDuration(value: Scalar): boolean {
  return /^[-+]?(?:0|(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/.test(String(value));
}

/** RFC 3339: `2024-05-01T10:00:00Z`. */
export function isTime(value: Scalar): boolean {
  const found = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[-+]\d\d:\d\d)$/.exec(String(value));
  return found !== null && !Number.isNaN(Date.parse(`${found[1]}T00:00:00Z`));
}

export function isIpv4(text: string): boolean {
  const parts = text.split('.');
  return (
    parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255)
  );
}

function isIpv6(text: string): boolean {
  if (!/^[0-9a-fA-F:.]+$/.test(text) || !text.includes(':')) return false;
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const last = groups.at(-1) ?? '';
  const tail = last.includes('.') ? 2 : 1;
  const plain = tail === 2 ? groups.slice(0, -1) : groups;
  if (!plain.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group)) || (tail === 2 && !isIpv4(last)))
    return false;
  const count = plain.length + (tail === 2 ? 2 : 0);
  return halves.length === 2 ? count <= 7 : count === 8;
}

export function isIp(value: Scalar): boolean {
  return typeof value === 'string' && (isIpv4(value) || isIpv6(value));
}

/** `10.0.0.0/8`, `2001:db8::/64`. */
export function isCidr(value: Scalar): boolean {
  const found = /^(.+)\/(\d{1,3})$/.exec(String(value));
  if (found === null) return false;
  const [, address = '', length = ''] = found;
  return (isIpv4(address) && Number(length) <= 32) || (isIpv6(address) && Number(length) <= 128);
}

const CRON_FIELDS: readonly { readonly min: number; readonly max: number; readonly names?: string }[] = [
  { min: 0, max: 59 },
  { min: 0, max: 23 },
  { min: 1, max: 31 },
  { min: 1, max: 12, names: 'jan feb mar apr may jun jul aug sep oct nov dec' },
  { min: 0, max: 6, names: 'sun mon tue wed thu fri sat' },
];

/** Cron as `robfig/cron` parses it for CronJobs: five fields, `@hourly` and so on, `@every 1h`; a leading `TZ=` is rejected. */
export function isCron(value: Scalar): boolean {
  const text = String(value).trim();
  if (text.startsWith('@')) {
    const every = /^@every (.+)$/.exec(text)?.[1];
    return every === undefined
      ? /^@(?:yearly|annually|monthly|weekly|daily|midnight|hourly)$/.test(text)
      : isDuration(every);
  }
  const fields = text.split(/\s+/);
  return (
    fields.length === 5 &&
    fields.every((field, index) => field.split(',').every((part) => isCronPart(part, index)))
  );
}

function isCronPart(part: string, index: number): boolean {
  const { min = 0, max = 0, names = '' } = CRON_FIELDS[index] ?? {};
  const [range = '', step, ...more] = part.split('/');
  if (more.length > 0 || (step !== undefined && !/^[1-9]\d*$/.test(step))) return false;
  if (range === '*' || range === '?') return true;
  const ends = range.split('-');
  if (ends.length > 2) return false;
  const known = names.split(' ');
  const numbers = ends.map((end) => {
    if (/^\d+$/.test(end)) return Number(end);
    const at = end === '' ? -1 : known.indexOf(end.toLowerCase());
    return at === -1 ? Number.NaN : at + min;
  });
  const [from = Number.NaN, to = from] = numbers;
  return from >= min && to <= max && from <= to;
}
