/** Frames that a page may show whose writer may run nothing: players of recordings, which have a page of their own for that. */

const HOSTS: ReadonlySet<string> = new Set([
  'www.youtube.com',
  'www.youtube-nocookie.com',
  'player.vimeo.com',
  'player.bilibili.com',
]);

/** Paths of players; on such hosts, other pages are not for frames. */
const PLAYER = /^\/(?:embed|video)\/|^\/player\.html$/;

export function isFrameOfPlayer(src: string): boolean {
  if (!URL.canParse(src)) return false;
  const { protocol, hostname, port, username, pathname } = new URL(src);
  return (
    protocol === 'https:' && port === '' && username === '' && HOSTS.has(hostname) && PLAYER.test(pathname)
  );
}
