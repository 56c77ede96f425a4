/** Style and script of the drift report as a single file. */

/** Style of the report as one file, in both themes. */
export const STYLE = `
:root{color-scheme:light dark;--line:light-dark(#d0d5dd,#3a3f47);--dim:light-dark(#57606c,#a9b3c0);--ins:light-dark(#e3f6e5,#163a1d);--del:light-dark(#fde7e7,#4a1d1f)}
body{font:16px/1.5 system-ui,sans-serif;margin:0;padding:1.5rem;background:light-dark(#fff,#14171c);color:light-dark(#1b1f24,#e3e6ea)}
main{max-width:90rem;margin:auto}
table{border-collapse:collapse}th,td{padding:.25rem .75rem;border-bottom:1px solid var(--line);text-align:end}th:first-child{text-align:start}
.drift-locales{overflow-x:auto}
.drift-filter{display:flex;flex-wrap:wrap;align-items:baseline;gap:1rem;margin:1.5rem 0}
.drift-filter[hidden]{display:none}
details{border-bottom:1px solid var(--line);padding:.35rem 0}
summary{cursor:pointer;overflow-wrap:anywhere}
.status{display:inline-block;min-width:5.5rem;font-weight:600}
h2{font-size:1rem;margin:1rem 0 .25rem;overflow-wrap:anywhere}
.sides{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,30rem),1fr));gap:.5rem}
pre{margin:0;border:1px solid var(--line);overflow:auto;padding:.5rem;font-size:.8125rem;white-space:pre-wrap;overflow-wrap:anywhere}
code{direction:ltr;unicode-bidi:isolate}
pre>*{display:block;text-decoration:none;padding-inline-start:3.5rem;text-indent:-3.5rem}ins{background:var(--ins)}del{background:var(--del)}
mark{background:none;color:inherit;font-weight:700;text-decoration:underline;text-decoration-thickness:.12em}
.sides>:first-child pre>span{color:var(--dim)}.links a{margin-inline-end:1rem}
:focus-visible{outline:.15rem solid light-dark(#1d4ed8,#8ab4f8);outline-offset:.1rem}
.no{display:inline-block;min-width:2.75rem;margin-inline-end:.75rem;text-align:end;text-indent:0;color:var(--dim);user-select:none}
`;

/** The filter, and keyboard shortcuts: j and k go to the next and the previous page, / to the filter. */
export const SCRIPT = `
const form=document.querySelector('.drift-filter'),pages=[...document.querySelectorAll('.drift-pages>details')];
if(form!==null)form.hidden=false;
form?.addEventListener('submit',(event)=>event.preventDefault());
form?.addEventListener('input',()=>{
  const {locale,status,path}=Object.fromEntries(new FormData(form));
  let shown=0;
  for(const page of pages){
    const {locale:l,status:s,path:p}=page.dataset;
    page.hidden=(locale!==''&&l!==locale)||(status!==''&&s!==status)||!p.includes(path);
    if(!page.hidden)shown+=1;
  }
  form.querySelector('output').textContent=shown;
});
addEventListener('keydown',(event)=>{
  if(event.ctrlKey||event.metaKey||event.altKey||event.target.matches('input,select,textarea'))return;
  if(event.key==='/'){form?.elements.path.focus();event.preventDefault();return;}
  const step={j:1,k:-1}[event.key];
  if(step===undefined)return;
  const shown=pages.filter((page)=>!page.hidden),at=shown.findIndex((page)=>page.contains(document.activeElement));
  shown[at===-1?(step>0?0:shown.length-1):at+step]?.querySelector('summary').focus();
});
`;
