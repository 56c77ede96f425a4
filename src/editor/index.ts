export { type EditorServerOptions, serveEditor } from './server.ts';
export { delimitersOf, renderSnippet } from './snippet.ts';
