/** Style and script of the page of `drift watch`. */

export const REVIEW_STYLE = `
main{max-width:none}
h1{font-size:1.25rem;overflow-wrap:anywhere}
.state{margin-block:.5rem}
.changes li{margin-block:.25rem}
.done{display:flex;flex-wrap:wrap;gap:.5rem}
.done [hidden]{display:none}
button{font:inherit;padding:.35rem .9rem;cursor:pointer}
.result:not(:empty){border-inline-start:.25rem solid light-dark(#1d4ed8,#8ab4f8);padding-inline-start:.75rem;overflow-wrap:anywhere}
.sides{grid-template-columns:repeat(2,minmax(0,1fr))}
.sides pre{height:70vh;position:relative}
.sides>:first-child pre>span{color:inherit}
.translation>.todo{background:light-dark(#fff4d6,#4a3b10)}
@media (max-width:48rem){body{padding:1rem}.sides{grid-template-columns:minmax(0,1fr)}.sides pre{height:45vh}}
`;

/**
 * Requests the pin, follows the links of sections on both sides, reloads the page after a change. A reload waits until a request is answered, so that its result is
 * shown. The browser keeps the scroll position of the page itself.
 */
export const REVIEW_SCRIPT = `
const {token,header,version}=document.body.dataset,result=document.querySelector('.result');
const done=document.getElementById('done'),anyway=document.getElementById('anyway');
const say=(id)=>result.replaceChildren(document.getElementById(id).content.cloneNode(true));
let isBusy=false,isOutdated=false,isEnded=false;
const request=async(path)=>{
  const answer=await fetch(path,{method:'POST',headers:{[header]:token}});
  if(answer.status===403)isOutdated=true;
  else if(answer.status>=500)say('failed');
  else result.innerHTML=await answer.text();
  const isOffered=answer.status===409;
  if(!isOffered&&document.activeElement===anyway)done.focus();
  anyway.hidden=!isOffered;
};
for(const button of document.querySelectorAll('button'))button.addEventListener('click',async()=>{
  if(isBusy)return;
  isBusy=true;
  button.setAttribute('aria-busy','true');
  try{await request(button.dataset.path);}catch{say('ended');}
  button.removeAttribute('aria-busy');
  isBusy=false;
  if(isOutdated)location.reload();
});
const sides=[...document.querySelectorAll('.sides pre')];
const show=()=>{
  const mark=document.getElementById(location.hash.slice(1)),{source,change}=mark?.dataset??{};
  if(source===undefined)return;
  const isLine=(each)=>(each.tagName==='DEL')===(change==='removed')&&each.querySelector('.no').textContent===source;
  mark.parentElement.scrollIntoView({block:'center'});
  const line=[...sides[0].children].find(isLine);
  if(line!==undefined)sides[0].scrollTop=line.offsetTop-sides[0].clientHeight/3;
};
addEventListener('hashchange',show);
for(const link of document.querySelectorAll('.changes a'))link.addEventListener('click',(event)=>{
  if(link.hash!==location.hash)return;
  event.preventDefault();
  show();
});
addEventListener('pagehide',()=>{
  if(sides.length===0)return;
  const kept={file:document.title,tops:sides.map(({scrollTop})=>scrollTop),focus:document.activeElement.id};
  sessionStorage.setItem('places',JSON.stringify(kept));
});
const kept=JSON.parse(sessionStorage.getItem('places')??'null');
const [{type}]=performance.getEntriesByType('navigation');
if(type==='reload'&&kept?.file===document.title){
  sides.forEach((side,index)=>{side.scrollTop=kept.tops[index];});
  document.getElementById(kept.focus)?.focus({preventScroll:true});
}else show();
const changes=new EventSource('/changes');
changes.addEventListener('message',({data})=>{
  isOutdated=data!==version;
  if(isOutdated&&!isBusy)location.reload();
  else if(isEnded)result.replaceChildren();
  isEnded=false;
});
changes.addEventListener('error',()=>{isEnded=true;say('ended');});
`;
