/**
 * Schemas out of compiled validators. `kubernetes-models` ships Kubernetes' schemas as functions that say what is wrong with a value, and that pass over
 * fields they do not know. Asked about the right values they tell everything: an unfitting value gives the types and allowed values, an object
 * that notes what is read from it gives the names of the fields.
 */
import { ANY, lazySchema, type Schema, type SchemaType } from './schema.ts';

/** The validators' form, which is that of Ajv's standalone code. */
export interface Validator {
  (value: unknown): boolean;
  errors?: readonly ValidatorError[] | null;
}

export interface ValidatorError {
  /** JSON pointer. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Steps from the root: names of fields, {@link ITEM} in lists, {@link VALUE} in maps. */
type Path = readonly string[];
const ITEM = '\0item';
const VALUE = 'lockstep';

/** No schema takes a function. */
const UNFITTING = () => UNFITTING;

export function schemaFromValidator(validate: Validator): Schema {
  return probe(validate, []);
}

function probe(validate: Validator, path: Path): Schema {
  return lazySchema(() => probeNow(validate, path));
}

function probeNow(validate: Validator, path: Path): Schema {
  const errors = errorsAt(validate, path, UNFITTING);
  const types = errors.flatMap(({ keyword, params }) => (keyword === 'type' ? toTypes(params.type) : []));
  const allowed = errors.flatMap(({ keyword, params }) =>
    keyword === 'enum' && Array.isArray(params.allowedValues) ? params.allowedValues.filter(isPlain) : [],
  );
  if (types.length === 0) return ANY;
  const { fields, isMap, required } = types.includes('object')
    ? probeFields(validate, path)
    : { fields: [], isMap: false, required: [] };
  // An object about which nothing is said is JSON that is passed on.
  if (types.includes('object') && fields.length === 0 && !isMap) return ANY;
  const children = new Map(fields.map((name) => [name, probe(validate, [...path, name])]));
  // A kind inside another (the claims of a StatefulSet) need not say what it is.
  const isKind = required.includes('apiVersion') && children.get('apiVersion')?.allowed.length === 1;
  return {
    types,
    allowed,
    fields,
    required: isKind ? required.filter((name) => name !== 'apiVersion' && name !== 'kind') : required,
    open: false,
    field: (name) => children.get(name),
    values: isMap ? probe(validate, [...path, VALUE]) : undefined,
    items: types.includes('array') ? probe(validate, [...path, ITEM]) : undefined,
  };
}

function probeFields(validate: Validator, path: Path) {
  const read = new Set<string>();
  let isMap = false;
  const noting = new Proxy(
    {},
    {
      get(_target, name) {
        if (typeof name === 'string') read.add(name);
        return undefined;
      },
      ownKeys() {
        isMap = true;
        return [];
      },
    },
  );
  const required = errorsAt(validate, path, noting).flatMap(({ keyword, params }) =>
    keyword === 'required' ? [String(params.missingProperty)] : [],
  );
  return { fields: [...read].sort(), isMap, required };
}

/** What the validator says about a value that stands at a path in an otherwise empty object. */
function errorsAt(validate: Validator, path: Path, value: unknown): readonly ValidatorError[] {
  const whole = path.reduceRight<unknown>(
    (inner, step) => (step === ITEM ? [inner] : { [step]: inner }),
    value,
  );
  const pointer = path
    .map((step) => `/${step === ITEM ? '0' : step.replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
  validate(whole);
  return (validate.errors ?? []).filter(({ instancePath }) => instancePath === pointer);
}

const TYPES: ReadonlySet<string> = new Set(['object', 'array', 'string', 'integer', 'number', 'boolean']);

function toTypes(type: unknown): SchemaType[] {
  return (Array.isArray(type) ? type : [type]).filter(isType);
}

function isType(type: unknown): type is SchemaType {
  return typeof type === 'string' && TYPES.has(type);
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
