/**
 * Mermaid puts the styles of a drawing into a `<style>` element, which has no effect under a strict Content-Security-Policy. While it draws, such elements
 * are replaced by one whose text becomes a constructed style sheet of the document, which every policy allows.
 */
const TAG = 'diagram-style';
const captured: CSSStyleSheet[] = [];

class DiagramStyle extends HTMLElement {
  /** Applied immediately, because Mermaid measures the drawing right afterwards. */
  connectedCallback(): void {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(this.textContent);
    captured.push(sheet);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    this.remove();
  }
}

/** Runs a function that draws one diagram; no other may run at the same time. If it fails, its style sheets are removed again. */
export async function captureStyles<T>(
  draw: () => Promise<T>,
): Promise<{ readonly result: T; readonly styles: readonly CSSStyleSheet[] }> {
  if (customElements.get(TAG) === undefined) customElements.define(TAG, DiagramStyle);
  const create = document.createElement.bind(document);
  document.createElement = (name: string, options?: ElementCreationOptions) =>
    create(name === 'style' ? TAG : name, options);
  try {
    const result = await draw();
    return { result, styles: captured.splice(0) };
  } finally {
    // Deletes the document's own property, so that its prototype's method is used again.
    Reflect.deleteProperty(document, 'createElement');
    const left = new Set(captured.splice(0));
    if (left.size > 0)
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => !left.has(sheet));
  }
}
