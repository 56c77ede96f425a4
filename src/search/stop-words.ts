/**
 * Words of a language that say nothing of what a question is about: question words, articles, pronouns, prepositions, forms of “be”, “have”, “can” and “do”.
 * A page may lack them. The lists are short on purpose: those of libraries hold words such as “use”, “system” or “value”, which readers of documentation
 * search for.
 */
import { foldText } from './scan.ts';

/** By language. In scripts without spaces they may be parts of a run. */
const WORDS: Readonly<Record<string, string>> = {
  ar: 'ما ماذا هو هي هل كيف لماذا متى اين من في على الى عن مع او و ان هذا هذه التي الذي',
  bn: 'কি কী কীভাবে কিভাবে কেন কখন কোথায় কোন আমি একটি এই সেই এবং বা থেকে জন্য মধ্যে করে করব হয়',
  cs: 'jak co kdo kde kdy proč který která které je jsou být mám mohu lze a i o na v ve s se z ze k pro do od po při to ten ta',
  da: 'hvordan hvad hvem hvor hvornår hvorfor hvilken hvilke er være har kan jeg man en et den det de og eller i på til for med af om at',
  de: 'wie was wer wo wann warum wieso welche welcher welches ist sind sein hat haben kann können ich man ein eine einen einem einer der die das den dem des und oder in im an am auf zu zum zur mit von vom für bei aus es',
  el: 'πως τι ποιος ποια ποιο που ποτε γιατι ειναι εχει μπορω ο η το οι τα του της των τον την ενα μια και σε στο στη στην με για απο να',
  en: 'how what which who whom whose when where why is are was were be been am do does did can could should would will shall may might must have has had i my me we our you your it its he she they them their this that these those there here a an the of to in on at by for from with as and or but if into than then so not no any some about don t s m re ve ll cannot happen happens',
  es: 'como qué que cuál cual cuáles quién dónde cuándo por para es son ser está están hay tiene puedo puede se me mi yo un una unos unas el la los las lo de del al a en con y o u e sin sobre',
  fa: 'چگونه چطور چه چیست چرا کی کجا کدام آیا است هست من یک این آن و یا در به از با برای که را',
  fr: 'comment quoi que qu quel quelle quels quelles qui où quand pourquoi combien est sont être a ont avoir peut peux puis on je j me mon ma mes il elle ils se s c ce cet cette ces un une des le la les l de d du au aux à en dans sur pour par avec et ou ne n pas y t faire fait dois doit faut',
  he: 'איך כיצד מה מי למה מדוע מתי איפה היכן איזה האם הוא היא אני של את על עם או זה זו יש',
  hi: 'कैसे क्या कौन क्यों कब कहाँ कहां कौनसा है हैं हो मैं एक यह वह और या का की के को से में पर लिए करें करना',
  hu: 'hogyan hogy mi mit ki hol mikor miért melyik milyen van vannak lehet kell egy a az és vagy is ez nem',
  id: 'bagaimana apa siapa di mana kapan mengapa kenapa yang mana adalah ada bisa dapat saya kami anda sebuah suatu ini itu dan atau ke dari untuk dengan pada cara',
  it: 'come cosa che chi quale quali dove quando perché è sono essere ha ho posso può si mi mio un uno una il lo la i gli le l di del dello della dei degli delle a al allo alla in nel nella su sul con per da dal e o non c',
  ja: 'どうやって どうすれば どのように どう とは なぜ なに 何 いつ どこ どの どれ ですか ますか する したい したら できる には では から まで は が を に の と で も か へ です ます',
  ko: '어떻게 무엇 무엇인가요 무엇인가 뭔가요 왜 언제 어디 어떤 하는 방법 하나요 인가요 은 는 이 가 을 를 에 의 와 과 로 에서 하고',
  nl: 'hoe wat wie waar wanneer waarom welke welk is zijn heeft hebben kan kunnen ik je men een de het en of in op aan te met van voor bij uit om er dat die',
  pl: 'jak co kto gdzie kiedy dlaczego czemu który która które czy jest są być mam mogę można się a i o u w we z ze na do od po dla przy to ten ta te',
  pt: 'como o que qual quais quem onde quando porque por porquê é são ser está há tem posso pode se me meu eu um uma uns umas os a as de do da dos das em no na nos nas ao à com e ou para',
  ro: 'cum ce cine unde când de care este e sunt fi are am pot poate se îmi un o unei unui al a ai ale și sau în la pe cu din pentru să',
  ru: 'как что кто где когда почему зачем какой какая какое какие чем это есть быть ли можно мне я мы у в во на с со к ко по из от до для о об и или не а но же',
  sv: 'hur vad vem var när varför vilken vilket vilka är vara har kan jag man en ett den det de och eller i på till för med av om att',
  ta: 'எப்படி என்ன யார் எங்கே எப்போது ஏன் எந்த எது நான் ஒரு இந்த அந்த மற்றும் அல்லது',
  th: 'อย่างไร ยังไง อะไร ทำไม เมื่อไร ที่ไหน คือ คืออะไร วิธี การ ของ ใน ที่ และ หรือ กับ ให้ ได้',
  tr: 'nasıl ne nedir kim nerede ne zaman neden niçin hangi mi mı mu mü var yok bir bu şu o ve veya ile için de da',
  uk: 'як що хто де коли чому навіщо який яка яке які чим це є бути чи можна мені я ми у в на з із зі до від по за для про о об і й та або не а але ж',
  vi: 'làm thế nào cách gì là ai ở đâu khi nào tại sao nào có tôi một các những này đó và hoặc trong trên của cho với từ để',
  zh: '如何 怎么 怎麼 怎樣 怎麼樣 怎麼辦 什麼 什麼是 是什麼 為什麼 為何 哪裡 嗎 怎样 怎么样 怎么办 什么 什么是 是什么 为什么 为何 哪些 有哪些 哪个 哪里 是否 能否 能不能 可以 请问 一个 这个 那个 一直 总是 總是 正在 已经 已經 处于 處於 我 的 了 吗 呢 吧 把 被 给 和 与 或 在 是',
};

/** @param lang BCP-47 tag @returns folded words; empty for a language without a list */
export function stopWordsOf(lang: string): string[] {
  const written = WORDS[new Intl.Locale(lang).language] ?? '';
  return [...new Set(written.split(' ').filter(Boolean).map(foldText))];
}
