/** The formats of files that translation tools exchange; `--format` takes their names. */
import type { ExchangeFile, FileHeader } from './entry.ts';
import { parsePo, renderPo } from './po.ts';
import type { Segment } from './segments.ts';
import { isXmlText, parseXliff, renderXliff } from './xliff.ts';

export interface ExchangeFormat {
  /** How messages call it. */
  readonly label: string;
  /** Whether the format has characters for a text. */
  carries(text: string): boolean;
  render(segments: readonly Segment[], header: FileHeader): Promise<string>;
  /** Throws an `Error` where the text is not of the format. */
  parse(text: string): Promise<ExchangeFile>;
}

export const EXCHANGE_FORMATS = {
  po: { label: 'PO', carries: (text) => !text.includes('\0'), render: renderPo, parse: parsePo },
  xliff: { label: 'XLIFF 1.2', carries: isXmlText, render: renderXliff, parse: parseXliff },
} as const satisfies Record<string, ExchangeFormat>;

/** The format of a text, which begins with a tag or does not. */
export function exchangeFormatOf(text: string): ExchangeFormat {
  return /^\uFEFF?\s*</.test(text) ? EXCHANGE_FORMATS.xliff : EXCHANGE_FORMATS.po;
}
