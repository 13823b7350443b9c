const westernStops = '.!?…';
const wideStops = '。！？｡．';
const openers = '"\'“‘„‚«‹([{「『（【¿¡*_`';

/** Quotes, brackets and marks of Markdown; then what keeps words together. */
const closers = '"\'”’»›)]}」』）】》〉*_`\u00A0\u202F\r';

/** Whether a code unit is of an emoji: of its pair, its joiner, its variant, or an old symbol. */
const isOfEmoji = (unit: string): boolean => {
  const code = unit.charCodeAt(0);
  return (
    (code >= 0xd83c && code <= 0xd83e) ||
    (code >= 0xdc00 && code <= 0xdfff) ||
    (code >= 0x2600 && code <= 0x27bf) ||
    code === 0x200d ||
    code === 0xfe0f
  );
};

/** Whether a code unit is white space. */
export const isSpace = (unit: string): boolean => /\s/.test(unit);

/** Whether a code unit ends a sentence where no white space follows. */
export const isWideStop = (unit: string): boolean => wideStops.includes(unit);

/** Whether a code unit may end a sentence. */
export const isStop = (unit: string): boolean => westernStops.includes(unit) || isWideStop(unit);

/** Whether a code unit, after a stop, still belongs to the sentence. */
export const isCloser = (unit: string): boolean => closers.includes(unit) || isOfEmoji(unit);

/** Whether a code unit may stand before the first word of a sentence. */
export const isOpener = (unit: string): boolean => openers.includes(unit);
