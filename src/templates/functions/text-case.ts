/** `humanize` and `title`. */
import { toText, tryInt } from '../values/cast.ts';
import type { GoValue } from '../values/value.ts';

/** Acronyms of the library that Hugo uses for `humanize`. */
const ACRONYMS: ReadonlySet<string> = new Set(
  `OK UTF8 HTML JSON JWT ID UUID SQL ACK ACL ADSL AES ANSI API ARP ATM BGP BSS CCITT CHAP CIDR CIR CLI CPE CPU CRC CRT CSMA CMOS DCE DEC
  DES DHCP DNS DRAM DSL DSLAM DTE DMI EHA EIA EIGRP EOF ESS FCC FCS FDDI FTP GBIC GEPOF HDLC HTTP HTTPS IANA ICMP IDF IDS IEEE IETF
  IMAP IP IPS ISDN ISP LACP LAN LAPB LAPF LLC MAC MC MDF MIB MPLS MTU NAC NAT NBMA NIC NRZ NRZI NVRAM OSI OSPF OUI PAP PAT PC
  PIM PCM PDU POP3 POTS PPP PPTP PTT PVST RAM RARP RFC RIP RLL ROM RSTP RTP RCP SDLC SFD SFP SLARP SLIP SMTP SNA SNAP SNMP SOF
  SRAM SSH SSID STP SYN TDM TFTP TIA TOFU UDP URL URI USB UTP VC VLAN VLSM VPN W3C WAN WEP WPA WWW`.split(
    /\s+/,
  ),
);

/** `my-pod_name` → `My pod name`, `3` → `3rd`. */
export function humanize(value: GoValue): string {
  const text = toText(value);
  if (text === '') return '';
  if (typeof value === 'bigint' || /^[+-]?\d+$/.test(text)) return ordinal(text);
  return humanizeWords(humanizeWords(text).toLowerCase());
}

/** The English ordinal suffix of a number. */
function ordinal(text: string): string {
  const number = Number(tryInt(text) ?? 0n);
  const [tens, ones] = [Math.abs(number) % 100, Math.abs(number) % 10];
  const ending = tens > 10 && tens < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][ones] ?? 'th');
  return text + ending;
}

function humanizeWords(text: string): string {
  const [first, ...rest] = wordsOf(text);
  if (first === undefined) return text;
  return [capitalized(first), ...rest]
    .map(trimWord)
    .filter((word) => word !== '')
    .join(' ');
}

function capitalized(word: string): string {
  const [first = ''] = word;
  return first.toUpperCase() + word.slice(first.length);
}

function trimWord(word: string): string {
  const trimmed = word.trim().replace(/^[_ :\-/]+|[_ :\-/]+$/g, '');
  return ACRONYMS.has(trimmed.toUpperCase()) ? trimmed.toUpperCase() : trimmed;
}

/** Splits a text at spaces, dashes and the like, and between a lower-case and an upper-case letter. */
function wordsOf(source: string): string[] {
  const text = source.trim();
  if (ACRONYMS.has(text.toUpperCase())) return [text.toUpperCase()];
  const words: string[] = [];
  let word = '';
  let before = '';
  const flush = (next: string): void => {
    const trimmed = trimWord(word);
    if (trimmed !== '') words.push(trimmed);
    word = next;
  };
  const isUpper = (char: string) => /^\p{Lu}$/u.test(char);
  for (const char of text) {
    if (/[_:\-/\s]/.test(char)) flush(char);
    else if (isUpper(char) && (!isUpper(before) || ACRONYMS.has(word.toUpperCase()))) flush(char);
    else if (/[\p{L}\p{Nd}\p{P}`]/u.test(char)) word += char;
    else flush('');
    before = char;
  }
  flush('');
  return words;
}

export type TitleStyle = 'ap' | 'chicago' | 'go' | 'firstupper' | 'none';

const SMALL: ReadonlySet<string> = new Set(
  'a an and as at but by en for if in nor of on or per the to vs vs. via v v.'.split(' '),
);
const PREPOSITIONS: ReadonlySet<string> = new Set(
  `with from into during including until against among throughout despite towards upon concerning about over through before between
  after since without under within along following across beyond around down near above`.split(/\s+/),
);

/** `title`, in the style of the setting `titleCaseStyle`. */
export function toTitle(text: string, style: TitleStyle = 'ap'): string {
  if (style === 'none' || text === '') return text;
  if (style === 'firstupper') return capitalized(text);
  if (style === 'go')
    return text.replace(
      /(^|[^\p{L}\p{N}_'])(\p{L})/gu,
      (_, before: string, char: string) => before + char.toUpperCase(),
    );
  const plain = text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'").replace(/[–—]/g, '-');
  const charAt = (at: number): string => (at >= 0 && at < plain.length ? plain.charAt(at) : plain.charAt(0));
  return text.replace(/[\p{N}\p{L}]+[^\s\-/]*/gu, (word, at: number) => {
    const small = word.toLowerCase();
    const end = at + word.length;
    const isSmall = SMALL.has(small) || (style === 'chicago' && PREPOSITIONS.has(small));
    const stays =
      isSmall &&
      at > 0 &&
      end < plain.length &&
      ' -/'.includes(charAt(at - 1)) &&
      charAt(at - 2) !== ':' &&
      charAt(at - 2) !== '-' &&
      (charAt(end) !== '-' || charAt(at - 1) === '-');
    return stays ? small : capitalized(word);
  });
}
