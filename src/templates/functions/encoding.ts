/** `encoding.*`. */
import { fail } from '../error.ts';
import { toBool, toText } from '../values/cast.ts';
import { toJson } from '../values/json.ts';
import { GoMap, type GoValue, safeHtml } from '../values/value.ts';
import { type Functions, fn, many } from './define.ts';

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

export const encoding: Functions = {
  Base64Decode: fn(1, ([value]) => {
    const text = toText(value);
    const isGood = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(
      text.replace(/[\r\n]/g, ''),
    );
    if (!isGood) fail('illegal base64 data');
    return new TextDecoder().decode(Uint8Array.from(atob(text), (char) => char.charCodeAt(0)));
  }),
  Base64Encode: fn(1, ([value]) =>
    btoa([...bytesOf(toText(value))].map((byte) => String.fromCharCode(byte)).join('')),
  ),
  HexDecode: fn(1, ([value]) => {
    const text = toText(value);
    if (!/^(?:[0-9a-fA-F]{2})*$/.test(text)) fail('encoding/hex: invalid byte');
    return new TextDecoder().decode(
      Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)),
    );
  }),
  HexEncode: fn(1, ([value]) =>
    [...bytesOf(toText(value))].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
  ),
  Jsonify: many(0, (args) => {
    if (args.length === 0) return safeHtml('');
    if (args.length > 2) fail('too many arguments to jsonify');
    const options = args.length === 2 ? args[0] : undefined;
    const option = (name: string): GoValue =>
      options instanceof GoMap
        ? [...options.entries].find(([key]) => key.toLowerCase() === name)?.[1]
        : undefined;
    const [indent, prefix] = [option('indent'), option('prefix')];
    return safeHtml(
      toJson(args.at(-1), {
        ...(indent === undefined && prefix === undefined
          ? {}
          : { indent: toText(indent), prefix: toText(prefix) }),
        keepHtml: toBool(option('nohtmlescape')),
      }),
    );
  }),
};
