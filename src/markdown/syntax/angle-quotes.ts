/** Treats `<<` as text, for sites whose typography converts it to «: otherwise the second one in `<<a>>` would begin a tag. */
import type { Construct, Extension } from 'micromark-util-types';

export function angleQuotes(): Extension {
  return { text: { [LESS_THAN]: opening } };
}

const LESS_THAN = '<'.charCodeAt(0);

const opening: Construct = {
  name: 'angleQuotes',
  tokenize: (effects, ok, nok) => (first) => {
    effects.enter('data');
    effects.consume(first);
    return (second) => {
      if (second !== LESS_THAN) return nok(second);
      effects.consume(second);
      effects.exit('data');
      return ok;
    };
  },
};
