/**
 * The body of a page with a link round each picture that says what it shows and leads nowhere yet: to the picture itself, which a script shows in place, as large
 * as the window (`zoom.client.ts`).
 *
 * @param html as it is printed: attributes in double quotes
 */
export function linkPictures(html: string): string {
  let depth = 0;
  return html.replaceAll(TAGS, (tag, close: string, name: string) => {
    if (name !== 'img') {
      depth += close === '' ? 1 : -1;
      return tag;
    }
    const src = /\ssrc="([^"]+)"/.exec(tag)?.[1];
    const isSaid = /\salt="[^"]/.test(tag);
    const width = Number(/\swidth="(\d+)"/.exec(tag)?.[1] ?? MIN_WIDTH);
    if (depth > 0 || src === undefined || !isSaid || width < MIN_WIDTH) return tag;
    return `<a class="zoom" href="${src}">${tag}</a>`;
  });
}

/** Smaller ones are signs and badges, of which nothing more is to be seen. */
const MIN_WIDTH = 320;
/** What is or may hold a link, and pictures; buttons take no links in. */
const TAGS = /<(\/?)(a|button|summary|picture|img)\b(?:[^>"]|"[^"]*")*>/g;
