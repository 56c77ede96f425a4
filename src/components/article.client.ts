/** Small helps in the text: a button that copies a block of code, a link at each heading. */
const article = document.querySelector<HTMLElement>('.content');

if (article !== null) {
  const { copy = '', copied = '', copyFailed = '', anchor = '' } = article.dataset;
  // Without a secure context (a plain HTTP preview on another machine) there is no clipboard.
  if ('clipboard' in navigator) {
    for (const pre of article.querySelectorAll('pre')) addCopyButton(pre, copy, copied, copyFailed);
  }
  for (const heading of article.querySelectorAll<HTMLElement>(':is(h2, h3, h4, h5, h6)[id]'))
    addAnchor(heading, anchor);
}

function addCopyButton(pre: HTMLPreElement, label: string, done: string, failed: string): void {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = label;
  button.dataset.pagefindIgnore = '';
  const say = (text: string): void => {
    button.textContent = text;
    setTimeout(() => {
      button.textContent = label;
    }, 2000);
  };
  button.addEventListener('click', () => {
    navigator.clipboard.writeText(pre.textContent.replace(/\n$/, '')).then(
      () => say(done),
      () => say(failed),
    );
  });
  const box = document.createElement('div');
  box.className = 'copyable';
  pre.replaceWith(box);
  box.append(pre, button);
}

function addAnchor(heading: HTMLElement, label: string): void {
  const link = document.createElement('a');
  link.className = 'anchor';
  link.href = `#${encodeURIComponent(heading.id)}`;
  link.textContent = '#';
  link.ariaLabel = label.replace('{title}', heading.textContent.trim());
  link.dataset.pagefindIgnore = '';
  heading.append(link);
}
