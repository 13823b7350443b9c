import type * as t from 'io-ts';
import { CallForwardTrace } from './channel/CallForwardTrace';
import { ChannelActionTrace } from './channel/ChannelActionTrace';
import { DtmfTrace } from './channel/DtmfTrace';
import { LiveAgentHandoffTrace } from './channel/LiveAgentHandoffTrace';
import { RealtimeAgentTrace } from './channel/RealtimeAgentTrace';
import { BlockTrace } from './control/BlockTrace';
import { EndTrace } from './control/EndTrace';
import { EntityFillingTrace } from './control/EntityFillingTrace';
import { FlowTrace } from './control/FlowTrace';
import { GotoTrace } from './control/GotoTrace';
import { NoReplyTrace } from './control/NoReplyTrace';
import { PathTrace } from './control/PathTrace';
import { DebugTrace } from './insight/DebugTrace';
import { KnowledgeBaseTrace } from './insight/KnowledgeBaseTrace';
import { LogTrace } from './insight/LogTrace';
import { ToolCallTrace } from './insight/ToolCallTrace';
import { AudioTrace } from './speech/AudioTrace';
import {
  CompletionContinueTrace,
  CompletionEndTrace,
  CompletionStartTrace,
} from './speech/CompletionPartTrace';
import { CompletionTrace } from './speech/CompletionTrace';
import { ReasoningTrace } from './speech/ReasoningTrace';
import { SpeakTrace } from './speech/SpeakTrace';
import { TextTrace } from './speech/TextTrace';
import { CardTrace } from './visual/CardTrace';
import { CarouselTrace } from './visual/CarouselTrace';
import { ChoiceTrace } from './visual/ChoiceTrace';
import { StreamTrace } from './visual/StreamTrace';
import { VisualTrace } from './visual/VisualTrace';

/** One codec for each trace that this library knows, by its type on the wire. */
export const codecs = {
  text: TextTrace,
  speak: SpeakTrace,
  completion: CompletionTrace,
  'completion-start': CompletionStartTrace,
  'completion-continue': CompletionContinueTrace,
  'completion-end': CompletionEndTrace,
  audio: AudioTrace,
  reasoning: ReasoningTrace,
  'tool-call': ToolCallTrace,
  choice: ChoiceTrace,
  cardV2: CardTrace,
  carousel: CarouselTrace,
  visual: VisualTrace,
  stream: StreamTrace,
  'no-reply': NoReplyTrace,
  'entity-filling': EntityFillingTrace,
  knowledgeBase: KnowledgeBaseTrace,
  block: BlockTrace,
  flow: FlowTrace,
  path: PathTrace,
  goto: GotoTrace,
  debug: DebugTrace,
  log: LogTrace,
  dtmf: DtmfTrace,
  'call-forward': CallForwardTrace,
  'live-agent-handoff': LiveAgentHandoffTrace,
  'realtime-agent': RealtimeAgentTrace,
  'channel-action': ChannelActionTrace,
  end: EndTrace,
} as const;

/** A trace of a type that this library knows. */
export type KnownTrace = t.TypeOf<(typeof codecs)[keyof typeof codecs]>;
