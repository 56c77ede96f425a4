/**
 * An address as Go's templates print it in an attribute (`html/template`, `url.go`): what cannot stand in an address is percent-encoded, in lower case;
 * what is encoded stays as it is.
 */
export function templateUrl(url: string): string {
  return url.replace(/%(?![\da-f]{2})|[^%\w!#$&*+,/:;=?@[\]\-.~]/giu, (char) =>
    [...new TextEncoder().encode(char)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  );
}
