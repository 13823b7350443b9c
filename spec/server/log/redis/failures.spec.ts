import { inspect } from 'node:util';
import { explainFailure } from '../../../../lib/server/log/redis/connection/explainFailure';
import {
  isNoScript,
  isOutOfMemory,
  isTemporary,
} from '../../../../lib/server/log/redis/connection/isTemporary';

describe('what is sent again', () => {
  it.each([
    'Socket closed unexpectedly',
    'connect ECONNREFUSED 127.0.0.1:6379',
    'The client is closed',
    'The queue is full',
    'Connection is closed.',
    '',
    'LOADING Redis is loading the dataset in memory',
    "READONLY You can't write against a read only replica.",
    "READONLY You can't write against a read only replica. script: 1f2, on @user_script:12.",
    "ERR Error running script (call to f_1f2): @user_script:12: -READONLY You can't write",
    'ERR Error running script (call to f_1f2): @user_script: 12: OOM command not allowed',
    'CLUSTERDOWN The cluster is down',
    'TRYAGAIN Multiple keys request during rehashing of slot',
    'MASTERDOWN Link with MASTER is down',
    'BUSY Redis is busy running a script.',
    'NOREPLICAS Not enough good replicas to write.',
    "OOM command not allowed when used memory > 'maxmemory'.",
  ])('is a command after: %s', (message) => {
    expect(isTemporary(new Error(message))).toBe(true);
  });

  it.each([
    'WRONGTYPE Operation against a key holding the wrong kind of value',
    "ERR unknown command 'EVALSHA'",
    "NOPERM this user has no permissions to run the 'eval' command",
    'NOAUTH Authentication required.',
    'MOVED 3999 127.0.0.1:6381',
    'BUSYKEY Target key name already exists.',
  ])('is no command after: %s', (message) => {
    expect(isTemporary(new Error(message))).toBe(false);
  });

  it('knows a script that is missing, and a memory that is full', () => {
    const missing = new Error('NOSCRIPT No matching script. Please use EVAL.');
    const full = new Error("OOM command not allowed when used memory > 'maxmemory'.");

    expect([isNoScript(missing), isNoScript(full)]).toEqual([true, false]);
    expect([isOutOfMemory(missing), isOutOfMemory(full)]).toEqual([false, true]);
  });
});

describe('what is shown of a failure', () => {
  it('is its name, its code and its message', () => {
    const error = Object.assign(new TypeError('connect ECONNREFUSED 127.0.0.1:6379'), {
      code: 'ECONNREFUSED',
    });

    expect(explainFailure(error)).toMatchObject({
      name: 'TypeError',
      code: 'ECONNREFUSED',
      message: 'connect ECONNREFUSED 127.0.0.1:6379',
    });
  });

  it('is no command, no password and nothing that was said', () => {
    const errors = [
      Object.assign(new Error('WRONGPASS'), { command: { name: 'auth', args: ['secret'] } }),
      new Error('cannot reach rediss://user:secret@redis.example:6379/0'),
      new Error('cannot reach redis://:secret@redis.example'),
      new Error("ERR unknown command 'HELLO', with args beginning with: '3' 'AUTH' 'secret'"),
      new Error("ERR unknown command, with args beginning with:\n'secret'"),
      new Error('cut', { cause: new Error('secret') }),
      'secret',
      { secret: 'secret' },
    ];
    for (const error of errors) {
      expect(inspect(explainFailure(error), { showHidden: true })).not.toMatch(/secret/);
    }
    expect(explainFailure(errors[1]).message).toBe('cannot reach rediss://…redis.example:6379/0');
  });
});
