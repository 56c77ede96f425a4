/** Aligns two sequences. */

export type Match = readonly [a: number, b: number];

/** A longest common subsequence (Myers), as pairs of indices in order. */
export function matchSequences(a: readonly string[], b: readonly string[]): Match[] {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (
    tail < a.length - head &&
    tail < b.length - head &&
    a[a.length - 1 - tail] === b[b.length - 1 - tail]
  )
    tail += 1;
  const middle = shortestEdit(a.slice(head, a.length - tail), b.slice(head, b.length - tail));
  return [
    ...Array.from({ length: head }, (_, at): Match => [at, at]),
    ...middle.map(([x, y]): Match => [x + head, y + head]),
    ...Array.from({ length: tail }, (_, at): Match => [a.length - tail + at, b.length - tail + at]),
  ];
}

function shortestEdit(a: readonly string[], b: readonly string[]): Match[] {
  const n = a.length;
  const m = b.length;
  if (n === 0 || m === 0) return [];
  const max = Math.min(n + m, MAX_EDITS);
  const ends = new Int32Array(2 * max + 2);
  const trace: Int32Array[] = [];
  for (let d = 0; d <= max; d += 1) {
    // Only diagonals −d … d can have been reached.
    trace.push(ends.slice(max - d, max + d + 2));
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && at(ends, max + k - 1) < at(ends, max + k + 1));
      let x = down ? at(ends, max + k + 1) : at(ends, max + k - 1) + 1;
      let y = x - k;
      while (x < n && y < m && a[x] === b[y]) {
        x += 1;
        y += 1;
      }
      ends[max + k] = x;
      if (x >= n && y >= m) return backtrack(trace, n, m);
    }
  }
  return matchUnique(a, b);
}

/** With more edits, two texts count as different; time and memory grow quadratically. */
const MAX_EDITS = 3000;

/** Elements that occur once in both sequences, in a common order: used if there is too little in common. */
function matchUnique(a: readonly string[], b: readonly string[]): Match[] {
  const placesIn = (list: readonly string[]) => {
    const places = new Map<string, number>();
    list.forEach((value, index) => {
      places.set(value, places.has(value) ? -1 : index);
    });
    return places;
  };
  const inA = placesIn(a);
  const inB = placesIn(b);
  const matches: Match[] = [];
  a.forEach((value, index) => {
    const other = inB.get(value) ?? -1;
    const isAhead = other > (matches.at(-1)?.[1] ?? -1);
    // Greedy, but a large jump would exclude everything in between.
    if (inA.get(value) === index && isAhead && Math.abs(other / b.length - index / a.length) < 0.2)
      matches.push([index, other]);
  });
  return matches;
}

function backtrack(trace: readonly Int32Array[], n: number, m: number): Match[] {
  const matches: Match[] = [];
  let x = n;
  let y = m;
  for (let d = trace.length - 1; d >= 0; d -= 1) {
    const ends = trace[d] ?? new Int32Array();
    const k = x - y;
    const down = k === -d || (k !== d && at(ends, d + k - 1) < at(ends, d + k + 1));
    const previous = down ? k + 1 : k - 1;
    const fromX = d === 0 ? 0 : at(ends, d + previous);
    const fromY = d === 0 ? 0 : fromX - previous;
    const startX = d === 0 ? 0 : down ? fromX : fromX + 1;
    while (x > startX && y > startX - k) {
      x -= 1;
      y -= 1;
      matches.push([x, y]);
    }
    x = fromX;
    y = fromY;
  }
  return matches.reverse();
}

function at(values: Int32Array, index: number): number {
  return values[index] ?? 0;
}

/**
 * Pairs of two sequences in order with the highest sum of scores; each pair must score above 0. Sequences that are too long for a full table are only paired near their diagonal.
 */
export function alignSequences(n: number, m: number, score: (a: number, b: number) => number): Match[] {
  if (n === 0 || m === 0) return [];
  if (n > 1 && m > 1 && n * m > MAX_TABLE) {
    const i = n >> 1;
    const j = m >> 1;
    const rest = alignSequences(n - i, m - j, (a, b) => score(a + i, b + j));
    return [...alignSequences(i, j, score), ...rest.map(([a, b]): Match => [a + i, b + j])];
  }
  return pairsOf(n, m, weighPairs(n, m, score));
}

/** The step into each cell of the table on the best path; a row has `m + 1` cells. */
function weighPairs(n: number, m: number, score: (a: number, b: number) => number): Uint8Array {
  const band = n * m <= MAX_CELLS ? Math.max(n, m) : Math.max(8, Math.floor(MAX_CELLS / Math.max(n, m) / 2));
  const width = m + 1;
  const best = new Float32Array((n + 1) * width);
  const steps = new Uint8Array((n + 1) * width);
  for (let i = 1; i <= n; i += 1) {
    const diagonal = Math.round((i * m) / n);
    const from = Math.max(1, diagonal - band);
    const to = Math.min(m, diagonal + band);
    for (let j = 1; j <= m; j += 1) {
      const cell = i * width + j;
      const up = best[cell - width] ?? 0;
      const left = best[cell - 1] ?? 0;
      best[cell] = Math.max(up, left);
      steps[cell] = up >= left ? UP : LEFT;
      if (j < from || j > to) continue;
      const gain = score(i - 1, j - 1);
      const paired = (best[cell - width - 1] ?? 0) + gain;
      if (gain > 0 && paired > (best[cell] ?? 0)) {
        best[cell] = paired;
        steps[cell] = PAIR;
      }
    }
  }
  return steps;
}

function pairsOf(n: number, m: number, steps: Uint8Array): Match[] {
  const matches: Match[] = [];
  for (let i = n, j = m; i > 0 && j > 0; ) {
    const taken = steps[i * (m + 1) + j];
    if (taken === PAIR) matches.push([i - 1, j - 1]);
    if (taken !== LEFT) i -= 1;
    if (taken !== UP) j -= 1;
  }
  return matches.reverse();
}

const MAX_CELLS = 250_000;
/** Above this size, both sequences are halved: a full table would not fit in memory. */
const MAX_TABLE = 4_000_000;
const UP = 1;
const LEFT = 2;
const PAIR = 3;
