/** Frames that restricted authors may use: video players, which are made for embedding. */

const HOSTS: ReadonlySet<string> = new Set([
  'www.youtube.com',
  'www.youtube-nocookie.com',
  'player.vimeo.com',
  'player.bilibili.com',
]);

/** Paths of players; other pages on these hosts are not allowed. */
const PLAYER = /^\/(?:embed|video)\/|^\/player\.html$/;

export function isFrameOfPlayer(src: string): boolean {
  if (!URL.canParse(src)) return false;
  const { protocol, hostname, port, username, pathname } = new URL(src);
  return (
    protocol === 'https:' && port === '' && username === '' && HOSTS.has(hostname) && PLAYER.test(pathname)
  );
}
