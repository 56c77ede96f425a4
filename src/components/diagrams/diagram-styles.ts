/**
 * Mermaid puts the style of a drawing into it as a `<style>` element, which a strict Content-Security-Policy leaves without effect. Meanwhile another
 * element stands for it, whose text becomes a style sheet of the document: scripts may add these under any policy.
 */
const TAG = 'diagram-style';
const captured: CSSStyleSheet[] = [];

class DiagramStyle extends HTMLElement {
  /** At once, since the drawing is measured right after. */
  connectedCallback(): void {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(this.textContent);
    captured.push(sheet);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    this.remove();
  }
}

/** Runs what draws one diagram; nothing else may draw meanwhile. The sheets of a drawing that fails are taken away again. */
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
    // What stood on the document itself gives way to its prototype's.
    Reflect.deleteProperty(document, 'createElement');
    const left = new Set(captured.splice(0));
    if (left.size > 0)
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => !left.has(sheet));
  }
}
