/** One translation next to its source, for the person who brings it up to date: all lines of both, what changed in the source marked, and a button that says that it is done. */
import type { DriftPage, SectionChange, Texts } from '../drift/index.ts';
import { escapeText, renderDiffLines } from './drift-html-lines.ts';
import { STYLE } from './drift-html-page.ts';
import { markSource } from './drift-lines.ts';
import { describePage, describeSection, formatLines } from './drift-words.ts';

export interface ReviewOptions {
  /** The token that the page sends with its requests. */
  readonly token: string;
  /** The name of the request header for the token. */
  readonly tokenHeader: string;
}

/** The page as HTML. It reloads when a file changes, and keeps its scroll position. */
export function renderReview(page: DriftPage, texts: Texts, { token, tokenHeader }: ReviewOptions): string {
  const { file, sourceFile, sections, locale } = page;
  const list = sections.map(
    (section, index) =>
      `<li><a href="#s${index}">${escapeText(describeSection(section))}</a>, lines ${escapeText(formatLines(section.lines))}${section.answered === true ? ' (answered)' : ''}</li>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeText(file)}</title>
<style>${STYLE}${DESK_STYLE}</style>
</head>
<body data-token="${escapeText(token)}" data-header="${escapeText(tokenHeader)}">
<main>
<h1><code>${escapeText(file)}</code></h1>
<p class="state"><span class="status ${page.status}">${page.status}</span> ${escapeText(describePage(page))}</p>
${list.length === 0 ? '' : `<ol class="changes">${list.join('')}</ol>`}
<p class="done"><button type="button" data-path="/done">Done: pin this page</button> <button type="button" data-path="/done-anyway" hidden>Pin it anyway</button> <output role="status"></output></p>
<div class="sides">
<div><h2><code>${escapeText(sourceFile)}</code></h2><pre tabindex="0" class="source" aria-label="Source">${renderDiffLines(markSource(texts, sections))}</pre></div>
<div><h2><code>${escapeText(file)}</code></h2><pre tabindex="0" class="translation" lang="${escapeText(locale)}" aria-label="Translation">${renderTranslation(texts.translation, sections)}</pre></div>
</div>
</main>
<script>${DESK_SCRIPT}</script>
</body>
</html>
`;
}

/** All lines; those that say what changed are marked, the first of each section is where its link leads. */
function renderTranslation(text: string, sections: readonly SectionChange[]): string {
  return text
    .split(/\r?\n/)
    .map((line, index) => {
      const number = index + 1;
      const isMarked = sections.some(
        ({ lines: [first, last], answered }) => answered !== true && number >= first && number <= last,
      );
      const ids = sections.flatMap(({ lines: [first], sourceLines: [source] }, at) =>
        first === number ? [`<a id="s${at}" data-source="${source}"></a>`] : [],
      );
      const tag = isMarked ? 'span class="todo"' : 'span';
      return `<${tag}>${ids.join('')}<span class="no">${number}</span>${escapeText(line) || ' '}</span>`;
    })
    .join('');
}

const DESK_STYLE = `
.sides{grid-template-columns:1fr 1fr}
.sides pre{height:70vh}
.sides h2{font-size:1rem}
.sides>:first-child pre>span{opacity:1}
.translation>.todo{background:light-dark(#fff4d6,#4a3b10)}
button{font:inherit;padding:.25rem .75rem}
`;

/** Requests the pin, follows the links of sections on both sides, reloads the page after a change. */
const DESK_SCRIPT = `
const {token,header}=document.body.dataset,output=document.querySelector('output');
const [done,anyway]=document.querySelectorAll('.done button');
for(const button of [done,anyway])button.addEventListener('click',async()=>{
  done.disabled=anyway.disabled=true;
  try{
    const answer=await fetch(button.dataset.path,{method:'POST',headers:{[header]:token}});
    output.textContent=await answer.text();
    anyway.hidden=answer.status!==409;
  }catch{output.textContent='No answer: the program has ended.';}
  done.disabled=anyway.disabled=false;
});
const sides=[...document.querySelectorAll('.sides pre')];
const show=()=>{
  const mark=document.getElementById(location.hash.slice(1));
  if(mark===null)return;
  const line=[...sides[0].children].find((each)=>each.tagName!=='DEL'&&each.querySelector('.no').textContent===mark.dataset.source);
  mark.parentElement.scrollIntoView({block:'center'});
  if(line!==undefined)sides[0].scrollTop=line.offsetTop-sides[0].offsetTop-sides[0].clientHeight/3;
};
addEventListener('hashchange',show);
const kept=sessionStorage.getItem('places');
if(kept===null)show();
else JSON.parse(kept).forEach((top,index)=>{sides[index].scrollTop=top;});
sessionStorage.removeItem('places');
new EventSource('/changes').addEventListener('message',()=>{
  sessionStorage.setItem('places',JSON.stringify(sides.map(({scrollTop})=>scrollTop)));
  location.reload();
});
`;
