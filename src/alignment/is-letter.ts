/** Whether a character is certainly not Markdown syntax: Latin, Greek, Cyrillic and similar letters, and Chinese, Japanese and Korean. */
export function isLetter(char: number): boolean {
  return (
    (char >= 0x41 && char <= 0x5a) ||
    (char >= 0x61 && char <= 0x7a) ||
    (char >= 0xc0 && char < 0x1680) ||
    (char >= 0x3041 && char < 0xd800)
  );
}
