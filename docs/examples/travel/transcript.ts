/** Writes the messages of a conversation as lines: each when it is whole. */
import type { ConversationMessage, ConversationMessages } from 'voiceflow-rx';

const lineOf = ({ buttons, from, interrupted, speaker, text }: ConversationMessage): string => {
  const name = from === 'user' ? 'you' : speaker.join('/');
  const choices = buttons.map((button) => `[${button.name}]`);
  return `${name}: ${[...(text === '' ? [] : [text]), ...choices].join(' ')}${interrupted ? '…' : ''}`;
};

export const createTranscript = (write: (line: string) => void) => {
  let shown = 0;
  return {
    show: ({ settled }: ConversationMessages): void => {
      for (const message of settled.slice(shown)) write(lineOf(message));
      shown = settled.length;
    },
  };
};
