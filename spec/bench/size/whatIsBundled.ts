/** A client and the four operators that the goals name. */
export const named =
  'export { createClient, accumulateCompletions, bufferUntilEnd, filterTraceType, ' +
  "retryOnDisconnect } from 'voiceflow-rx';";

/** All that the main entry exports. */
export const everything = "export * from 'voiceflow-rx';";

/** What is bundled alone. */
export const features = {
  client: "export { createClient } from 'voiceflow-rx';",
  handler: "export { createHandler } from 'voiceflow-rx/server';",
} as const;

/** What an app adds to a client. */
export const operators: readonly string[] = [
  ...['accumulateCompletions', 'bufferUntilEnd', 'filterTraceType', 'retryOnDisconnect'],
  ...['collectMessages', 'compactTraces', 'connectionStatus', 'filterSource', 'foldTrace'],
  ...['honorDelay', 'measureTurn', 'smoothText', 'toEither', 'toSentences', 'verifyTraces'],
  ...['withoutDebug', 'action', 'trace', 'createConversation', 'mergeAgents', 'routeAgents'],
  ...['fallbackAgent', 'guardOutput', 'fromTextStream'],
];

/** The packages that a client stands on. */
export const packages = ['rxjs', 'io-ts', 'fp-ts', 'eventsource-parser'] as const;

/** What takes the place of a client elsewhere: what their pages tell a browser to import. */
export const peers: Readonly<Record<string, string>> = {
  'AG-UI, `HttpAgent`': "export { HttpAgent } from '@ag-ui/client';",
  'AI SDK, `DefaultChatTransport` and `readUIMessageStream`':
    "export { DefaultChatTransport, readUIMessageStream } from 'ai';",
};
