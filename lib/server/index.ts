export type { Agent } from '../agents/Agent';
export { EventLogError, isEventLogError } from '../errors/EventLogError';
export type { EventContent } from '../protocol/v2/encodeEvent';
export type { OnDisconnect } from '../protocol/v2/turnHeaders';
export { createHandler } from './createHandler';
export type {
  Agents,
  CorsConfig,
  Credentials,
  Handler,
  HandlerConfig,
  TurnConfig,
} from './HandlerConfig';
export type {
  AppendStatus,
  ClaimStatus,
  EventLog,
  FinishStatus,
  LogChange,
  LoggedEvent,
  LogPage,
  ProducerStatus,
  TurnClaim,
  TurnRef,
  WhenBusy,
} from './log/EventLog';
export { createMemoryEventLog } from './log/memory/createMemoryEventLog';
export type { MemoryEventLogConfig } from './log/memory/MemoryEventLogConfig';
export { createRedisEventLog } from './log/redis/createRedisEventLog';
export type { RedisCommandOptions, RedisConnection } from './log/redis/RedisConnection';
export type { RedisEventLogConfig } from './log/redis/RedisEventLogConfig';
export { createNodeListener } from './node/createNodeListener';
export type { NodeListener, NodeRequest, NodeResponse } from './node/NodeListener';
