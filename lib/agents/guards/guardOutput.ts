import { takeWhile } from 'rxjs';
import type { Agent } from '../Agent';
import { runPart } from '../support/runPart';
import type { GuardOutputConfig } from './GuardOutputConfig';
import { checkOutputConfig } from './support/checkOutputConfig';
import { createOutputGuard } from './support/createOutputGuard';
import { oneByOne } from './support/oneByOne';

const place = { hasCompany: false };

/**
 * Checks what an agent says before it is shown. Nothing that was shown is ever taken back.
 *
 *     agent    --s--a--b--c--e----|      a, b, c: content "Hel", "lo! Dam", "n it."
 *              guardOutput(agent, { window: 'sentence', onViolation: 'redact', … })
 *     result   --s-----H-----(Re)-|      H: content "Hello! "   R: content "[redacted]"
 *
 * **Text is held back by the window alone:**
 *
 * - `'message'`: until the message is whole.
 * - `'sentence'`: until a sentence is whole, as `toSentences` cuts them. A pattern that goes
 *   over the end of a sentence is not seen whole.
 * - A number: the last so many characters. At each delta the check is given all that is held and
 *   the new; what passes is shown but for the last `window` characters, at the end of the message
 *   all of it. So any pattern of up to `window + 1` characters is seen whole before any of it is
 *   shown. A pair of surrogates is never cut: one character more is held then.
 *
 * A completion stays one: its start passes at once, its deltas are cut anew, its end comes when all
 * was checked. Content without a start gets one. `text` and `speak` are checked whole, at once; so
 * are the titles, descriptions and button names of `choice`, `cardV2` and `carousel`, line by line.
 *
 * **What does not pass:**
 *
 * - `'redact'`: the mask stands for the text that was checked; with a number as the window it is
 *   held and checked on as that. Of a `text` or `speak` `slate`, `audio`, `src` and what is not known
 *   are left out, for they may say the same. A choice, a card, a carousel is left out.
 * - `'replace'`: the message gets an `end` with `interrupted: true` and `say` comes, with the
 *   `source` of the message where it has none. What comes whole is left out.
 * - `'stop'`: the same, then the turn completes; what is held is gone. The agent is unsubscribed
 *   from: on a service its turn may still run to its end, and change things.
 *
 * **These are not checked, and pass:** `reasoning`, `debug`, `log`, `knowledgeBase`, `tool-call`,
 * `audio`, `visual`, custom traces, what a button sends, the `slate`, sound and `sourceUrls` of a
 * message that passes, and fields that this library does not know, but those of a delta. They can
 * hold the very text. Take them out before: `mapTraces(agent, withoutDebug())`, and
 * `filterTraceType('text', 'completion', …)` with what your client shows, where there is `audio`.
 *
 * Messages are told apart by `source`. A trace waits while text of its speaker is held that came
 * before it; those of other speakers pass. While a check has not answered everything waits. Checks
 * that answer at once keep everything in one task. Where the turn completes or fails in the middle
 * of a message, what is held is checked and shown first; the message is left open.
 *
 * **It fails closed.** A check that throws, rejects or answers with nothing fails the turn, and
 * nothing more is shown; an answer that is not `true` is no pass. It has no time limit: give the
 * check one. What it has asked about is not asked about again.
 *
 * Only with the window `'message'` and `'redact'` is the text the same with completions on and off.
 *
 * @throws InvalidInputError at the call, naming the field; through the stream, where the Observable
 *   of a check is empty.
 * @throws CompletionTooLongError through the stream, where a message passes `maxCharacters`. What
 *   of it is held is not shown, and `error.text` is what was.
 * @throws BufferFullError through the stream, past `maxTraces` and `maxOpen`; what is held is
 *   checked and shown first.
 *
 * @example
 * ```ts
 * import { createClient, guardOutput, mapTraces, withoutDebug } from 'voiceflow-rx';
 *
 * const { interact } = createClient({ apiKey: 'VF.DM.…', projectID: 'p1', completionEvents: true });
 * const card = /\b\d{13,16}\b/g;
 * const guarded = guardOutput(mapTraces(interact, withoutDebug()), {
 *   window: 40,
 *   check: (text) => text.search(card) < 0,
 *   onViolation: 'redact',
 *   mask: (text) => text.replace(card, '[card]'),
 * });
 * ```
 */
export const guardOutput = (agent: Agent, config: GuardOutputConfig): Agent => {
  const rules = checkOutputConfig(config);
  const guard = oneByOne(() => createOutputGuard(rules), rules.maxTraces);
  return (turn) =>
    runPart(agent, turn, place).pipe(
      guard,
      takeWhile((shown) => shown !== 'stop'),
    );
};
