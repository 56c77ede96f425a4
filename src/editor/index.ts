export { serveEditor } from './server.ts';
export { renderSnippet } from './snippet.ts';
