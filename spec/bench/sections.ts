import { conversationSection } from './conversation/section';
import { decodeSection } from './decode/section';
import { firstTraceSection } from './firstTrace/section';
import { guardsSection } from './guards/section';
import type { Section } from './harness/Section';
import { importsSection } from './imports/section';
import { messagesSection } from './messages/section';
import { pipelineSection } from './pipeline/section';
import { serverSection } from './server/section';
import { sizeSection } from './size/section';
import { slowConsumerSection } from './slowConsumer/section';
import { turnsSection } from './turns/section';

/** All that is measured, in the order of the page. */
export const sections: readonly Section[] = [
  decodeSection,
  pipelineSection,
  messagesSection,
  conversationSection,
  guardsSection,
  firstTraceSection,
  serverSection,
  turnsSection,
  slowConsumerSection,
  sizeSection,
  importsSection,
];
