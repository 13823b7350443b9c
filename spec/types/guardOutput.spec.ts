import { expectTypeOf } from 'expect-type';
import { EMPTY, NEVER, of } from 'rxjs';
import { guardOutput, trace } from '../../lib';
import type { Agent, GuardOutputConfig, OutputCheck, OutputContext, Trace } from '../../lib';

const agent: Agent = () => EMPTY;

const check = (text: string) => text !== '';
const say = [trace.text('No.')];

describe('guardOutput', () => {
  it('makes an agent', () => {
    expectTypeOf(
      guardOutput(agent, { window: 'message', check, onViolation: 'redact' }),
    ).toEqualTypeOf<Agent>();
    expectTypeOf(
      guardOutput(agent, { window: 'sentence', check, onViolation: 'replace', say }),
    ).toEqualTypeOf<Agent>();
    expectTypeOf(
      guardOutput(agent, { window: 40, check, onViolation: 'stop' }),
    ).toEqualTypeOf<Agent>();
  });

  it('takes a configuration that may be any', () => {
    const config: GuardOutputConfig = { window: 40, check, onViolation: 'stop', say };

    expectTypeOf(guardOutput(agent, config)).toEqualTypeOf<Agent>();
    expectTypeOf(config.onViolation).toExtend<'redact' | 'replace' | 'stop'>();
  });

  it('infers what the callbacks are given, and takes answers of every kind', () => {
    const asked = (own: OutputCheck) =>
      guardOutput(agent, { window: 1, check: own, onViolation: 'stop' });
    guardOutput(agent, {
      window: 1,
      check: (text, context) => {
        expectTypeOf(text).toEqualTypeOf<string>();
        expectTypeOf(context).toEqualTypeOf<OutputContext>();
        expectTypeOf(context.trace).toEqualTypeOf<Trace>();
        return true;
      },
      onViolation: 'redact',
      mask: (text) => {
        expectTypeOf(text).toEqualTypeOf<string>();
        return '';
      },
    });
    asked(() => Promise.resolve(true));
    asked(() => of(true));
    asked(() => EMPTY);
    asked(() => NEVER);
  });

  it('refuses what does not belong together, and what is no option', () => {
    const refused = [
      // @ts-expect-error nothing says what comes in its place
      () => guardOutput(agent, { window: 1, check, onViolation: 'replace' }),
      // @ts-expect-error nothing is said where a text is masked
      () => guardOutput(agent, { window: 1, check, onViolation: 'redact', say }),
      // @ts-expect-error nothing is masked where the turn stops
      () => guardOutput(agent, { window: 1, check, onViolation: 'stop', mask: '…' }),
      // @ts-expect-error no such window
      () => guardOutput(agent, { window: 'word', check, onViolation: 'stop' }),
      // @ts-expect-error no such way
      () => guardOutput(agent, { window: 1, check, onViolation: 'report' }),
      // @ts-expect-error it must say what is to become of a violation
      () => guardOutput(agent, { window: 1, check }),
      // @ts-expect-error a pattern is no check
      () => guardOutput(agent, { window: 1, check: /x/, onViolation: 'stop' }),
      // @ts-expect-error a number is no answer
      () => guardOutput(agent, { window: 1, check: () => 0, onViolation: 'stop' }),
      // @ts-expect-error no such option
      () => guardOutput(agent, { window: 1, check, onViolation: 'stop', limit: 5 }),
    ];
    expectTypeOf(refused).toBeArray();
  });
});
