/** Floats in the formats of Go's strconv. */

/** `strconv.FormatFloat(value, 'g', -1, 64)`, which is `%v`: with an exponent below -4 and from 6 on. */
export function formatShortest(value: number, upper = false): string {
  const special = formatSpecial(value);
  if (special !== undefined) return special;
  if (value === 0) return Object.is(value, -0) ? '-0' : '0';
  const [mantissa = '', exponentText = '0'] = value.toExponential().split('e');
  const exponent = Number(exponentText);
  if (exponent < -4 || exponent >= 6) return mantissa + formatExponent(exponent, upper);
  return formatPlain(value);
}

/** `strconv.FormatFloat(value, 'f', -1, 64)`: all digits, never an exponent. */
export function formatPlain(value: number): string {
  const special = formatSpecial(value);
  if (special !== undefined) return special;
  if (Object.is(value, -0)) return '-0';
  const [mantissa = '', exponentText = '0'] = value.toExponential().split('e');
  const sign = mantissa.startsWith('-') ? '-' : '';
  const digits = mantissa.replace(/[-.]/g, '');
  const point = Number(exponentText) + 1;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return sign + digits + '0'.repeat(point - digits.length);
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

export function formatFixed(value: number, precision: number): string {
  const special = formatSpecial(value);
  if (special !== undefined) return special;
  if (Math.abs(value) < 1e21 && precision <= 100) {
    return Object.is(value, -0) ? `-${(0).toFixed(precision)}` : value.toFixed(precision);
  }
  return formatPlain(value) + (precision > 0 ? `.${'0'.repeat(precision)}` : '');
}

export function formatScientific(value: number, precision: number | undefined, upper: boolean): string {
  const special = formatSpecial(value);
  if (special !== undefined) return special;
  const text =
    precision === undefined ? value.toExponential() : value.toExponential(Math.min(precision, 100));
  const [mantissa = '', exponent = '0'] = text.split('e');
  const sign = Object.is(value, -0) ? '-' : '';
  return sign + mantissa + formatExponent(Number(exponent), upper);
}

/** `%.3g`. */
export function formatGeneral(value: number, precision: number, upper: boolean): string {
  const special = formatSpecial(value);
  if (special !== undefined) return special;
  const digits = Math.max(precision, 1);
  const [mantissa = '', exponentText = '0'] = value.toExponential(Math.min(digits - 1, 100)).split('e');
  const exponent = Number(exponentText);
  const trimmed = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa;
  if (exponent < -4 || exponent >= digits) return trimmed + formatExponent(exponent, upper);
  const fixed = value.toFixed(Math.min(Math.max(digits - 1 - exponent, 0), 100));
  return fixed.includes('.') ? fixed.replace(/\.?0+$/, '') : fixed;
}

function formatExponent(exponent: number, upper: boolean): string {
  const sign = exponent < 0 ? '-' : '+';
  return `${upper ? 'E' : 'e'}${sign}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

function formatSpecial(value: number): string | undefined {
  if (Number.isNaN(value)) return 'NaN';
  return Number.isFinite(value) ? undefined : value > 0 ? '+Inf' : '-Inf';
}

/** `strconv.FormatFloat(value, 'x', -1, 64)`: `-0x1.8p+01`. */
export function formatHex(value: number, upper: boolean): string {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, Math.abs(value));
  const bits = view.getBigUint64(0);
  const mantissa = (bits & 0xf_ffff_ffff_ffffn).toString(16).padStart(13, '0').replace(/0+$/, '');
  const exponent = value === 0 ? 0 : Number(bits >> 52n) - 1023;
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const power = `${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
  const text = `${sign}0x${value === 0 ? '0' : '1'}${mantissa === '' ? '' : `.${mantissa}`}p${power}`;
  return upper ? text.toUpperCase() : text;
}
