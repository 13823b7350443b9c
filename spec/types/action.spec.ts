import { expectTypeOf } from 'expect-type';
import { action } from '../../lib';
import type {
  Action,
  CustomAction,
  IntentAction,
  KnownAction,
  LaunchAction,
  PathAction,
  TextAction,
  Turn,
  TurnInput,
} from '../../lib';

const someAction = (): Action => action.launch();

describe('Action', () => {
  it('narrows by its type', () => {
    const value = someAction();
    if (value.type === 'text') expectTypeOf(value).toEqualTypeOf<TextAction>();
    if (value.type === 'intent') expectTypeOf(value).toEqualTypeOf<IntentAction>();
    if (value.type === 'launch') expectTypeOf(value).toEqualTypeOf<LaunchAction>();
    if (value.type === 'custom') expectTypeOf(value).toEqualTypeOf<CustomAction>();
    if (value.type === 'custom') expectTypeOf(value.name).toEqualTypeOf<string>();
  });

  it('narrows to one path, and to all paths', () => {
    const value = someAction();
    if (value.type === 'path-5f1') expectTypeOf(value).toExtend<PathAction>();
    switch (value.type) {
      case 'custom':
      case 'launch':
      case 'text':
      case 'intent':
      case 'event':
      case 'action':
      case 'no-reply':
      case 'message':
      case 'file':
      case 'dtmf':
      case 'live-agent-handoff':
      case 'end':
        break;
      default:
        expectTypeOf(value).toEqualTypeOf<PathAction>();
    }
  });

  it('is absent or null where the turn goes on', () => {
    expectTypeOf<Turn['action']>().toEqualTypeOf<Action | null | undefined>();
    const said = ({ action: done }: Turn) => (done?.type === 'text' ? done.payload : '');

    expectTypeOf(said).returns.toEqualTypeOf<string>();
  });

  it('is written as it stands on the wire', () => {
    expectTypeOf<TurnInput>().toHaveProperty('action');
    const turns: readonly TurnInput[] = [
      { userID: 'ada' },
      { userID: 'ada', action: null },
      { userID: 'ada', action: { type: 'launch' } },
      { userID: 'ada', action: { type: 'path-5f1', payload: { label: 'Yes' } } },
      { userID: 'ada', action: { type: 'text', payload: 'Hi', metadata: { from: 'web' } } },
      { userID: 'ada', action: action.custom('Pay Credit Card', 5) },
    ];

    expectTypeOf(turns).items.toExtend<TurnInput>();
  });

  it('refuses what no service takes', () => {
    // @ts-expect-error a text has a payload
    const noPayload: Action = { type: 'text' };
    // @ts-expect-error a custom action is made by action.custom
    const noBuilder: Action = { type: 'Pay Credit Card' };
    // @ts-expect-error a userID is required
    const noUser: TurnInput = { action: action.launch() };
    // @ts-expect-error undefined is not absent
    const notAbsent: TurnInput = { userID: 'ada', sessionID: undefined };

    expect([noPayload, noBuilder, noUser, notAbsent]).toHaveLength(4);
  });

  it('is what the builders make', () => {
    expectTypeOf(action.launch()).toEqualTypeOf<LaunchAction>();
    expectTypeOf(action.text('')).toEqualTypeOf<TextAction>();
    expectTypeOf(action.path('5f1')).toEqualTypeOf<PathAction>();
    expectTypeOf(action.custom('Pay')).toEqualTypeOf<CustomAction>();
    expectTypeOf(action.fromButton({ name: 'Yes', request: {} })).toEqualTypeOf<Action>();
    expectTypeOf<Action>().toEqualTypeOf<KnownAction | CustomAction>();
  });
});

describe('Turn', () => {
  it('always says whether completions are wanted, and which project was asked', () => {
    expectTypeOf<Turn['completionEvents']>().toEqualTypeOf<boolean>();
    expectTypeOf<Turn['projectID']>().toEqualTypeOf<string>();
    expectTypeOf<Turn>().toExtend<TurnInput>();
  });
});
