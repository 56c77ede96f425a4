import { describeValue, isValueList, isValueMap, type Value, type ValueMap } from '../formats/index.ts';
import { PLURAL_CATEGORIES, type PluralCategory, type UiString, type UiStrings } from './catalogue.ts';

/** An entry in a file of UI strings that cannot be used; the other entries can. */
export interface UiStringFault {
  readonly key: string;
  readonly message: string;
  readonly hint: string;
  /** Set if the string is used nevertheless. */
  readonly severity?: 'warning';
}

/**
 * The strings of a parsed file, in any of the forms of Hugo's i18n files: `key: text`, `[key] other = "text"` with plural forms, tables in
 * tables (`a.b`), and lists of `id` and `translation`. Empty texts are not translated yet, and omitted.
 */
export function parseUiStrings(value: Value): { strings: UiStrings; faults: UiStringFault[] } {
  const read: UiStringReading = { strings: new Map(), faults: [] };
  if (isValueList(value)) addList(read, value);
  else if (isValueMap(value)) addTable(read, '', value);
  else if (value !== null) {
    read.faults.push({
      key: '',
      message: `Unexpected ${describeValue(value)}, expected a table of UI strings.`,
      hint: 'Write “key: text” lines.',
    });
  }
  return { strings: Object.fromEntries(read.strings), faults: read.faults };
}

/** The result so far. */
interface UiStringReading {
  readonly strings: Map<string, UiString>;
  readonly faults: UiStringFault[];
}

function addList(read: UiStringReading, entries: readonly Value[]): void {
  for (const entry of entries) {
    const id = isValueMap(entry) ? entry.id : undefined;
    if (isValueMap(entry) && typeof id === 'string') addEntry(read, id, entry.translation ?? entry);
    else {
      read.faults.push({
        key: '',
        message: `Unexpected ${describeValue(entry)} in the list, expected a table with “id” and “translation”.`,
        hint: 'Write “- id: key” and “translation: text”.',
      });
    }
  }
}

function addEntry(read: UiStringReading, key: string, entry: Value): void {
  if (entry === null || entry === '') return;
  if (isValueMap(entry)) addTable(read, key, entry);
  else if (!isValueList(entry)) read.strings.set(key, convertText(read, key, String(entry)));
  else {
    read.faults.push({
      key,
      message: `Unexpected ${describeValue(entry)} for the UI string “${key}”, expected a text or its plural forms.`,
      hint: 'Write one text.',
    });
  }
}

function addTable(read: UiStringReading, key: string, table: ValueMap): void {
  if (!isMessage(table)) {
    for (const [name, inner] of Object.entries(table))
      addEntry(read, key === '' ? name : `${key}.${name}`, inner);
    return;
  }
  const forms = new Map<PluralCategory, string>();
  for (const category of PLURAL_CATEGORIES) {
    const text = table[category];
    if (text === undefined || text === null || text === '' || typeof text === 'object') continue;
    forms.set(category, convertText(read, key, String(text)));
  }
  const other = forms.get('other');
  if (other !== undefined && forms.size === 1) read.strings.set(key, other);
  else if (forms.size > 0) read.strings.set(key, Object.fromEntries(forms));
}

function convertText(read: UiStringReading, key: string, text: string): string {
  const { converted, leftOver } = convertPlaceholders(text);
  if (leftOver !== undefined) {
    read.faults.push({
      key,
      message: `Unexpected “${leftOver}” in the UI string “${key}”, expected placeholders such as “{{ .Count }}”.`,
      hint: 'Use plain placeholders; what a template computes is left out.',
      severity: 'warning',
    });
  }
  return converted;
}

/** A table with a plural form is one string, as in go-i18n, which Hugo uses; any other table contains strings. */
function isMessage(table: ValueMap): boolean {
  return PLURAL_CATEGORIES.some((category) => typeof table[category] === 'string');
}

/**
 * Converts Go's `{{ .Count }}` and `{{ . }}` to our placeholders `{{count}}` and `{{value}}`. Any other expression in braces is removed from the text, and
 * returned as `leftOver`.
 */
function convertPlaceholders(text: string): { converted: string; leftOver: string | undefined } {
  let leftOver: string | undefined;
  const converted = text.replaceAll(/\{\{-?(.*?)-?\}\}/gs, (whole, inner: string) => {
    const [, dot, name = ''] = /^\s*(\.?)([\p{L}\p{N}_.]*)\s*$/u.exec(inner) ?? [];
    if (dot === '.' || (dot === '' && name !== '' && !GO_KEYWORDS.has(name))) {
      return `{{${name === '' ? 'value' : name.toLowerCase()}}}`;
    }
    leftOver ??= whole;
    return '';
  });
  return { converted, leftOver };
}

/** Keywords of Go templates, which are not names of placeholders. */
const GO_KEYWORDS: ReadonlySet<string> = new Set([
  'break',
  'continue',
  'else',
  'end',
  'false',
  'nil',
  'true',
]);
