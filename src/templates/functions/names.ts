/** All functions of Hugo 0.169, implemented or not: by namespace, with their aliases (`ToLower=lower`). */
const NAMES: Readonly<Record<string, string>> = {
  cast: 'ToFloat=float ToInt=int ToString=string',
  collections:
    'After=after Append=append Apply=apply Complement=complement D Delimit=delimit Dictionary=dict ' +
    'First=first Group=group In=in Index=index Intersect=intersect IsSet=isSet=isset KeyVals=keyVals ' +
    'Last=last Merge=merge NewScratch=newScratch Querify=querify Reverse Seq=seq Shuffle=shuffle ' +
    'Slice=slice Sort=sort SymDiff=symdiff Union=union Uniq=uniq Where=where',
  compare: 'Conditional=cond Default=default Eq=eq Ge=ge Gt=gt Le=le Lt=lt LtCollate Ne=ne',
  crypto: 'HMAC=hmac Hash MD5=md5 SHA1=sha1 SHA256=sha256',
  encoding: 'Base64Decode=base64Decode Base64Encode=base64Encode HexDecode HexEncode Jsonify=jsonify',
  fmt:
    'Errorf=errorf Erroridf=erroridf Errormf Print=print Printf=printf Println=println Warnf=warnf ' +
    'Warnidf=warnidf Warnmf',
  hash: 'FNV32a XxHash',
  hugo: '',
  images:
    'AutoOrient Brightness ColorBalance Colorize Config=imageConfig Contrast Dither Filter Gamma GaussianBlur Grayscale ' +
    'Hue Invert Mask Opacity Overlay Padding Pixelate Process QR Saturation Sepia Sigmoid Text UnsharpMask',
  inflect: 'Humanize=humanize Pluralize=pluralize Singularize=singularize',
  js: 'Babel=babel Batch Build',
  lang: 'FormatAccounting FormatCurrency FormatNumber FormatNumberCustom FormatPercent Merge Translate=i18n=T',
  math:
    'Abs Acos Add=add Asin Atan Atan2 Ceil Cos Counter Div=div Floor Log Max MaxInt64 Min Mod=mod ' +
    'ModBool=modBool Mul=mul Pi Pow=pow Product Rand Round Sin Sqrt Sub=sub Sum Tan ToDegrees ToRadians',
  os: 'FileExists=fileExists Getenv=getenv ReadDir=readDir ReadFile=readFile Stat',
  partials: 'Include=partial IncludeCached=partialCached',
  path: 'Base BaseName Clean Dir Ext Join Split',
  reflect:
    'IsImageResource IsImageResourceProcessable IsImageResourceWithMeta IsMap IsPage IsResource IsSite ' +
    'IsSlice',
  resources:
    'ByType Concat Copy ExecuteAsTemplate Fingerprint=fingerprint FromString Get GetMatch GetRemote Key ' +
    'Match Minify=minify PostProcess Publish',
  safe: 'CSS=safeCSS HTML=safeHTML HTMLAttr=safeHTMLAttr JS=safeJS JSStr=safeJSStr URL=safeURL',
  strings:
    'Chomp=chomp Contains ContainsAny ContainsNonSpace Count CountRunes=countrunes CountWords=countwords ' +
    'Diff FindRE=findRE FindRESubmatch=findRESubmatch FirstUpper HasPrefix=hasPrefix HasSuffix=hasSuffix ' +
    'Repeat Replace=replace ReplacePairs ReplaceRE=replaceRE RuneCount SliceString=slicestr Split=split ' +
    'Substr=substr Title=title ToLower=lower ToUpper=upper Trim=trim TrimLeft TrimPrefix TrimRight ' +
    'TrimSpace TrimSuffix Truncate=truncate',
  templates: 'Current Defer Exists Inner=inner',
  time: 'AsTime Duration=duration Format=dateFormat In Now=now ParseDuration',
  transform:
    'CanHighlight Emojify=emojify HTMLEscape=htmlEscape HTMLToMarkdown HTMLUnescape=htmlUnescape ' +
    'Highlight=highlight HighlightCodeBlock Markdownify=markdownify Plainify=plainify PortableText ' +
    'Remarshal ToMath Unmarshal=unmarshal XMLEscape',
  urls:
    'AbsLangURL=absLangURL AbsURL=absURL Anchorize=anchorize JoinPath Parse PathEscape PathUnescape ' +
    'Ref=ref RelLangURL=relLangURL RelRef=relref RelURL=relURL URLize=urlize',
  css: 'Build ChromaStyles PostCSS Quoted Sass TailwindCSS Unquoted',
  debug: 'Dump TestDeprecationErr TestDeprecationInfo TestDeprecationWarn Timer VisualizeSpaces',
  diagrams: 'Goat',
  openapi3: 'Unmarshal',
};

/** Full names: `strings.ToLower`. */
export const ALL_NAMES: ReadonlySet<string> = new Set(
  Object.entries(NAMES).flatMap(([space, names]) =>
    names.split(' ').map((name) => `${space}.${name.split('=')[0] ?? ''}`),
  ),
);

/** Alias → full name: `lower` → `strings.ToLower`. */
export const ALIASES: ReadonlyMap<string, string> = new Map(
  Object.entries(NAMES).flatMap(([space, names]) =>
    names.split(' ').flatMap((entry) => {
      const [name = '', ...short] = entry.split('=');
      return short.map((alias) => [alias, `${space}.${name}`] as const);
    }),
  ),
);

/**
 * Since which minor version of Hugo a function exists, for those that came after 0.111; all others are older, or their version is not known. From the
 * release notes and the "new in" marks of Hugo's documentation.
 */
const SINCE: Readonly<Record<number, string>> = {
  112: 'math.Abs',
  114: 'math.Product math.Sum',
  121: 'math.Rand transform.XMLEscape',
  125: 'strings.Diff',
  128: 'css.PostCSS css.Quoted css.Sass css.Unquoted templates.Defer',
  130: 'math.Acos math.Asin math.Atan math.Atan2 math.Cos math.Pi math.Sin math.Tan math.ToDegrees math.ToRadians',
  132: 'transform.ToMath',
  136: 'strings.TrimSpace',
  141: 'images.QR try',
  145: 'transform.PortableText',
  146: 'templates.Current time.In',
  147: 'css.TailwindCSS math.MaxInt64',
  149: 'collections.D',
  151: 'transform.HTMLToMarkdown',
  153: 'urls.PathEscape urls.PathUnescape',
  154: 'reflect.IsImageResource reflect.IsPage reflect.IsResource reflect.IsSite templates.Inner',
  157: 'reflect.IsImageResourceProcessable reflect.IsImageResourceWithMeta',
  158: 'css.Build strings.ReplacePairs',
};

const FIRST_VERSIONS: ReadonlyMap<string, number> = new Map(
  Object.entries(SINCE).flatMap(([version, names]) =>
    names.split(' ').map((name) => [name, Number(version)] as const),
  ),
);

/** Whether Hugo 0.`version` has a function, by its full name. */
export function existsIn(name: string, version: number): boolean {
  return (FIRST_VERSIONS.get(name) ?? 0) <= version;
}
