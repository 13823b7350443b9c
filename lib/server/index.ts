export type { Agent } from '../agents/Agent';
export { createHandler } from './createHandler';
export type { Agents, CorsConfig, Credentials, Handler, HandlerConfig } from './HandlerConfig';
