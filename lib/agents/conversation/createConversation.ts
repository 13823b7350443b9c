import { action as actions } from '../../protocol/actions/builders';
import type { Action } from '../../protocol/actions/Action';
import type { Button } from '../../protocol/traces/visual/Button';
import type { Agent } from '../Agent';
import type { Conversation, SendResult } from './Conversation';
import type { ConversationConfig } from './ConversationConfig';
import { checkConversationConfig } from './run/checkConversationConfig';
import { createConversationStore } from './run/createConversationStore';
import { createPump } from './run/createPump';
import { createQueue, isLaunch } from './run/createQueue';
import { createTalk } from './run/createTalk';
import { initialStateOf } from './run/initialStateOf';
import { refuse } from './run/refuse';
import { isOpenButton } from './state/isOpenButton';
import { takeSnapshot } from './state/takeSnapshot';

/**
 * Has a conversation with an agent: many turns of one user, one at a time, and the state of it all.
 *
 *     send      --a---b----------      a, b: actions   1, 2, 3: traces
 *     turn a      --1---2|
 *     turn b             -----3|
 *     traces$   ----1---2-----3--
 *     status$   i-w-s----w----si-      i: idle   w: waiting   s: streaming
 *
 * - Nothing is sent before the first action. Each begins its turn at once, or comes while one runs:
 *   `whenBusy` says what becomes of it then.
 * - Nothing errors. A turn that fails is an `outcome` of the state, what was said until then stands,
 *   and `onFailure` is given the error. `retry()` sends the action again where that does no harm.
 * - **What waits goes on by itself only behind a turn that is whole.** Behind one that failed or was
 *   stopped it goes on waiting, since it may make no sense any more: with the next `send` the first
 *   that waits begins, or what you choose with `sendNow`; or it is cancelled.
 * - When the agent ends the conversation, only a launch is sent, which begins it anew. What else
 *   waits stays, and follows the launch.
 * - `'replace'`, `sendNow`, `stop` and `close` leave a turn: nothing more of it is shown, and its
 *   request ends. They do **not** undo it: on the server it may still run, and change the state of
 *   the conversation there. Where the server can cancel it, `cancel` of a client does that, with the
 *   URL that its `events` tell.
 * - `no-reply`: when a turn is whole and the last such trace in it asks for it, the `no-reply` action
 *   is sent after that many seconds of silence. Any action that is sent, `stop()` and `close()` end
 *   the silence. No time above 0, or one that no timer takes (24 days), is none.
 *
 * The order is the same for all who listen, whatever they call when they are told something: a
 * change is made at once, so that `state()` knows it when the call returns; then all are told of it,
 * first the state, then the trace; then a turn that was begun asks its agent. All of that happens in
 * one task, and takes no stack, however many turns follow each other.
 *
 * The state is plain data, and holds what its limits say. Failures have no `resume` here: put
 * `retryOnDisconnect` into the agent, `mapTraces(interact, retryOnDisconnect())`.
 *
 * @throws InvalidInputError at the call, for a config or a snapshot that cannot be used.
 *
 * @example
 * A chat in Angular; its template has `@for (message of messages$ | async; track message.key)`.
 * ```ts
 * import { map } from 'rxjs';
 * import { action, createClient, createConversation } from 'voiceflow-rx';
 * import type { Button } from 'voiceflow-rx';
 *
 * class Chat {
 *   private readonly client = createClient({ baseURL: 'https://agent.example', projectID: 'p1' });
 *   private readonly conversation = createConversation(this.client.interact, { userID: 'ada' });
 *
 *   readonly messages$ = this.conversation.messages$.pipe(
 *     map(({ settled, open, alsoOpen }) =>
 *       open === undefined ? settled : [...settled, open, ...alsoOpen],
 *     ),
 *   );
 *   readonly status$ = this.conversation.status$;
 *
 *   ngOnInit(): void {
 *     this.conversation.send(action.launch());
 *   }
 *
 *   say(words: string): void {
 *     const result = this.conversation.send(action.text(words));
 *     if (result.status === 'refused') console.warn(result.error.message);
 *   }
 *
 *   press(button: Button): void {
 *     this.conversation.press(button);
 *   }
 *
 *   stop(): void {
 *     this.conversation.stop();
 *   }
 *
 *   ngOnDestroy(): void {
 *     this.conversation.close();
 *   }
 * }
 * ```
 *
 * @example
 * In plain RxJS, with an agent of your own.
 * ```ts
 * import { of } from 'rxjs';
 * import { action, createConversation, trace } from 'voiceflow-rx';
 * import type { Agent } from 'voiceflow-rx';
 *
 * const echo: Agent = ({ action }) =>
 *   of(trace.text(action?.type === 'text' ? `You said: ${action.payload}` : 'Say something'));
 *
 * const conversation = createConversation(echo, { userID: 'ada', whenBusy: 'replace' });
 * conversation.messages$.subscribe(({ settled }) => {
 *   for (const { from, text } of settled.slice(-1)) console.log(`${from}: ${text}`);
 * });
 * conversation.send(action.launch());
 * conversation.send(action.text('Hello'));
 * ```
 */
export const createConversation = (agent: Agent, config: ConversationConfig): Conversation => {
  checkConversationConfig(agent, config);
  const { maxQueued = 16, staleButtons = 'refuse', whenBusy = 'queue' } = config;
  const pump = createPump();
  const store = createConversationStore(initialStateOf(config), pump);
  const { state } = store;
  const queue = createQueue(store, maxQueued);
  const talk = createTalk(agent, config, pump, store, queue);
  const { act } = pump;

  const refusalOf = (action: Action | null): 'closed' | 'ended' | undefined => {
    const { status } = state();
    if (status === 'closed') return 'closed';
    return status === 'ended' && !isLaunch(action) ? 'ended' : undefined;
  };

  const sent = (): SendResult => ({ status: 'sent', id: queue.newID() });

  const begin = (action: Action | null): SendResult => {
    talk.begin(action);
    return sent();
  };

  const sendBusy = (action: Action | null): SendResult => {
    switch (whenBusy) {
      case 'drop':
        return { status: 'dropped' };
      case 'reject':
        return refuse('busy');
      case 'replace':
        talk.leave('replaced', () => talk.begin(action, []));
        return sent();
      default:
        return queue.wait(action, whenBusy === 'queue' ? undefined : whenBusy);
    }
  };

  const send = (action: Action | null): SendResult => {
    const refusal = refusalOf(action);
    if (refusal !== undefined) return refuse(refusal);
    // What waits since a failure or a stop goes first, as it was said first.
    if (!talk.isRunning()) talk.goOn();
    return talk.isRunning() ? sendBusy(action) : begin(action);
  };

  const press = (button: Button): SendResult => {
    const action = actions.fromButton(button);
    const isStale = staleButtons === 'refuse' && !isOpenButton(state(), button);
    return isStale && refusalOf(action) === undefined ? refuse('stale-button') : send(action);
  };

  const retry = (): SendResult => {
    const { canRetry, status, turns } = state();
    const newest = turns.at(-1);
    if (status === 'closed') return refuse('closed');
    return canRetry && newest !== undefined ? begin(newest.action) : refuse('not-retryable');
  };

  const sendNow = (id: number): boolean => {
    const waiting = queue.find(id);
    if (waiting === undefined || refusalOf(waiting.action) !== undefined) return false;
    talk.leave('replaced', () => talk.beginWaiting(waiting));
    return true;
  };

  return {
    send: (action) => act(() => send(action)),
    press: (button) => act(() => press(button)),
    retry: () => act(retry),
    stop: () => act(() => talk.leave('stopped')),
    cancel: (id) => act(() => state().status !== 'closed' && queue.cancel(id)),
    sendNow: (id) => act(() => sendNow(id)),
    close: () =>
      act(() => {
        talk.leave('closed', () => store.dispatch({ type: 'conversation/closed' }));
        store.complete();
      }),
    state,
    snapshot: () => takeSnapshot(state()),
    state$: store.state$,
    messages$: store.messages$,
    status$: store.status$,
    queue$: store.queue$,
    traces$: store.traces$,
    end$: store.end$,
  };
};
