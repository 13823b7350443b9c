import type { Trace } from '../../protocol/Trace';
import { trace } from '../../protocol/traces/builders';

const letters = 'abcdefghijklmnopqrstuvwxyz';

const each = (characters: string, make: (character: string) => Trace) =>
  Object.fromEntries(Array.from(characters, (character) => [character, make(character)]));

/**
 * What the characters of a diagram stand for where it is given no legend.
 *
 *     a to z   a delta of a completion, with that letter: completion "a"
 *     A to Z   a whole message, with that letter: text "A"
 *     [ and ]  completion start and completion end
 *     ?        choice "Yes" "No"
 *     $        the trace `end`: the conversation is over (the turn ends with `|`)
 *
 * So `-[-a-b-c-]-|` is a completion that says "abc". A legend takes its place; to add to it, spread
 * it: `{ ...traceAlphabet, x: myTrace }`.
 */
export const traceAlphabet: Readonly<Record<string, Trace>> = /* @__PURE__ */ (() => ({
  ...each(letters, trace.completionContent),
  ...each(letters.toUpperCase(), (letter) => trace.text(letter)),
  '[': trace.completionStart(),
  ']': trace.completionEnd(),
  '?': trace.choice(['Yes', 'No']),
  $: trace.end(),
}))();
