import fc from 'fast-check';
import { from, of } from 'rxjs';
import { filterTraceType, toSentences, trace } from '../../../lib';
import { spyOn } from '../../../lib/testing';
import { runs } from '../../support/runs';
import { content, end, start } from '../support/completions';

/** The sentences of a message that comes in these deltas. */
const sentencesIn = (deltas: readonly string[]): readonly string[] =>
  spyOn(
    from([start(), ...deltas.map((delta) => content(delta)), end()]).pipe(
      toSentences(),
      filterTraceType('text'),
    ),
  ).values.map(({ payload }) => payload.message);

const sentencesOfText = (message: string): readonly string[] =>
  spyOn(of(trace.text(message)).pipe(toSentences())).values.map(({ payload }) => payload.message);

/** A text, its sentences parted by `|`. */
const texts: readonly (readonly [name: string, parted: string])[] = [
  ['English', 'Hello! |How are you? |I am fine.'],
  ['no stop at all', 'Hello there'],
  ['titles', 'Mr. Smith met Dr. Jones in St. Ives. |They talked.'],
  ['abbreviations inside', 'Fruit, e.g. Apples, i.e. Food, vs. Stone. |Yes.'],
  ['etc. before upper case', 'Pens etc. |They work.'],
  ['etc. before lower case', 'Pens etc. are here. |They work.'],
  ['a.m. and U.S.', 'At 9 a.m. we leave the U.S. |We fly at 5 p.m. |Come.'],
  ['Inc. at the end', 'I work at Acme Inc. |It is big. |Acme Inc. makes it.'],
  ['numbers of things', 'See No. 5 and fig. 3. |No. |Then go.'],
  ['initials', 'J. R. R. Tolkien and J.R.R. Tolkien wrote. |He did.'],
  ['prices', 'It costs $3.14. |That is 1.000,50 € less. |Good.'],
  ['versions', 'Use v2.1.0. |Then Node 20. |Done.'],
  ['URLs', 'Go to https://example.com/a.b?c=d. |Then wait.'],
  ['e-mail addresses', 'Ask ada.lovelace@example.co.uk. |She knows.'],
  ['ellipses', 'Well... maybe… or not... |Yes… |No.'],
  ['quotes', '"Really?" she said. |“Yes.” |He went. |"Go!" |Then silence.'],
  ['parentheses', 'We won (at last!) and left. |(It was late.) |Bye.'],
  ['emojis after stops', 'Great! |😀 Next one.😀 |Bye!👍🏽 |End.'],
  ['Markdown', '**Bold.** |Then `code`. |_Done._ |So.'],
  ['lists', '1. Apples\n|2. Pears. |Good.\n|- Plums'],
  ['line breaks', 'One\n|Two.\n|\nThree\r\n|Four.\r\n|Five'],
  ['more white space', 'One. | Two. |  '],
  ['only white space', ' \n  \n'],
  ['leading white space', ' \n Hi. |There.'],
  ['stops alone', '! |? |.'],
  ['German', 'Das ist z. B. Äpfel, d. h. Obst, bzw. Nr. 5. |Also usw. |Gut, ca. 3 usw. und so.'],
  ['French', 'M. Dupont et Mme. Curie. |Quoi ! |Oui\u00a0! |Dit «\u00a0Non.\u00a0» |Il part.'],
  ['Spanish', '¿Qué? |¡Hola, Sr. Díaz! |Sra. Gil, vea la pág. 5. |Bien.'],
  ['Japanese', '「行くよ。」|今日は晴れ。|本当？！|はい。'],
  ['Chinese', '你好！|他说：“走吧。”|价格是３．１４元。|再见。\n|完。 |好'],
];

const alphabet = fc.constantFrom(
  ...['a', 'B', '.', '!', '…', '。', '．', '”', '"', ' ', '\n', '\r', '\u00a0', '1', '😀'],
  ...['etc', 'Mr', 'No', 'e.g', 'Word'],
);
const anyText = fc.array(alphabet, { maxLength: 40, size: 'max' }).map((parts) => parts.join(''));
/** A text, and deltas that it is cut into, some of them empty. */
const cutText = fc
  .tuple(anyText, fc.array(fc.nat({ max: 60 }), { maxLength: 12 }))
  .map(([text, cuts]) => {
    const inside = cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b);
    const places = [...inside, text.length];
    return { text, deltas: places.map((to, index) => text.slice(places[index - 1] ?? 0, to)) };
  });

describe('toSentences finds the sentences of', () => {
  it.each(texts)('%s', (_, parted) => {
    const expected = parted.split('|');
    const text = expected.join('');

    expect(sentencesOfText(text)).toEqual(expected);
    expect(sentencesIn([text])).toEqual(expected);
    expect(sentencesIn(text.split(''))).toEqual(expected);
    for (let at = 1; at < text.length; at += 1) {
      expect(sentencesIn([text.slice(0, at), text.slice(at)])).toEqual(expected);
    }
  });
});

describe('toSentences, for any text,', () => {
  it('gives sentences that are the message when they are joined, however it is cut', () => {
    fc.assert(
      fc.property(cutText, ({ deltas, text }) => {
        const sentences = sentencesIn(deltas);

        expect(sentences.join('')).toBe(text);
        expect(sentences).not.toContain('');
        expect(sentences).toEqual(text === '' ? [] : sentencesOfText(text));
      }),
      runs(1_000),
    );
  });

  it('was tried with texts of several sentences', () => {
    const counts = fc.sample(cutText, 500).map(({ deltas }) => sentencesIn(deltas).length);

    expect(counts.filter((count) => count > 2).length).toBeGreaterThan(50);
  });
});
