/** A URL as Go's templates print it in an attribute (`html/template`, `url.go`): invalid characters are percent-encoded in lower case; existing encoding is kept. */
export function templateUrl(url: string): string {
  return url.replace(/%(?![\da-f]{2})|[^%\w!#$&*+,/:;=?@[\]\-.~]/giu, (char) =>
    [...new TextEncoder().encode(char)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  );
}
