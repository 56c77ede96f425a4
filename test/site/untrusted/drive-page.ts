/** Simulates a reader of a page, and inspects the page, from another page of the same site that contains it in a frame. Runs in the browser. */

/**
 * Opens pages in frames, moves over, focuses and clicks everything in them, and waits until their pictures have come or failed. The answer names what could
 * run something and stands in a page, by its address.
 */
export async function drivePages(addresses: readonly string[]): Promise<readonly string[]> {
  const active: string[] = [];
  const frames = addresses.map((address) => {
    const frame = document.createElement('iframe');
    const loaded = new Promise((done) => frame.addEventListener('load', done, { once: true }));
    frame.src = address;
    frame.width = '800';
    document.body.append(frame);
    return { address, frame, loaded };
  });
  for (const { address, frame, loaded } of frames) {
    await loaded;
    const inside = frame.contentDocument;
    // A page that has navigated to an address without an origin has run code, which reports itself.
    if (inside === null) continue;
    active.push(...findActive(inside).map((what) => `${address} ${what}`));
    useEverything(inside);
    await Promise.all([...inside.images].map(settled));
  }
  for (let turn = 0; turn < 5; turn += 1) await new Promise((done) => requestAnimationFrame(done));
  for (const { frame } of frames) frame.remove();
  return active;

  /** Frames may be outside of the visible area, where lazy content would never be loaded. */
  function settled(image: HTMLImageElement): Promise<unknown> {
    image.loading = 'eager';
    if (image.complete) return Promise.resolve();
    return new Promise((done) => {
      image.addEventListener('load', done, { once: true });
      image.addEventListener('error', done, { once: true });
    });
  }

  function findActive(page: Document): string[] {
    const found: string[] = [];
    for (const element of page.querySelectorAll('*')) {
      const name = element.localName;
      const isOurs = element.getAttribute('src')?.startsWith('/_lockstep/') === true;
      // Structured data is not a script, so no browser runs it.
      const isData = element.matches('head > script[type="application/ld+json"]');
      if (name === 'script' && !isOurs && !isData) found.push('<script>');
      if (
        /^(?:object|embed|base|applet|frameset|portal|foreignobject|form)$/i.test(name) &&
        !element.closest('header') &&
        // Labels of a diagram that the build has drawn; their content is inspected like everything else.
        !(name === 'foreignObject' && element.closest('.diagram-drawing > svg[role]'))
      )
        found.push(`<${name}>`);
      if (name === 'meta' && element.hasAttribute('http-equiv')) found.push('<meta http-equiv>');
      for (const { name: attribute, value } of element.attributes) {
        if (/^on/i.test(attribute) || attribute === 'srcdoc' || attribute === 'formaction')
          found.push(attribute);
        const bare = value.replace(/[^\x21-\x7e]/g, '');
        if (
          /^(?:javascript|vbscript|data:(?!image\/))/i.test(bare) &&
          /href|src|action|cite|data|poster|ping/i.test(attribute)
        )
          found.push(`${attribute}=${bare}`);
      }
    }
    return found;
  }

  function useEverything(page: Document): void {
    const part = page.querySelector('main') ?? page.body;
    if (part === null) return;
    page.addEventListener('click', (event) => {
      const link = event.target instanceof Node ? event.target.parentElement?.closest('a') : undefined;
      const own = event.composedPath().find((node) => 'href' in node);
      const address = String(own !== undefined && 'href' in own ? own.href : (link?.href ?? ''));
      // The page must not be left, unless an address runs code.
      if (/^https?:/.test(address)) event.preventDefault();
    });
    for (const element of part.querySelectorAll('*')) {
      for (const type of [
        'mouseover',
        'mouseenter',
        'pointerenter',
        'focus',
        'input',
        'scroll',
        'animationstart',
      ])
        element.dispatchEvent(new Event(type, { bubbles: type === 'mouseover' }));
      if (element instanceof HTMLElement) element.focus();
      element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
    }
  }
}
