import { formatResult } from './formatResult';

const tables = [
  {
    title: 'Chunks of 64 KiB',
    columns: ['', 'ms', '×'],
    rows: [
      ['the floor', '120', '1.00'],
      ['voiceflow-rx', '1,150', '1.20'],
    ],
  },
];

describe('a result in the terminal', () => {
  it('is aligned: names to the left, figures to the right', () => {
    expect(
      formatResult({ id: 'decode', title: 'From bytes to traces' }, { tables, goals: [] }),
    ).toBe(
      [
        '=== From bytes to traces (decode)',
        '',
        'Chunks of 64 KiB',
        '                 ms     ×',
        'the floor       120  1.00',
        'voiceflow-rx  1,150  1.20',
      ].join('\n'),
    );
  });

  it('says which goals are reached', () => {
    const goals = [
      {
        what: 'heap growth',
        baseline: '–',
        value: 0.5,
        relation: 'at most',
        limit: 10,
        unit: 'MB',
      },
      {
        what: 'speed',
        baseline: 'a peer',
        value: 12.34,
        relation: 'at least',
        limit: 40,
        unit: '×',
      },
    ] as const;

    expect(formatResult({ id: 'turns', title: 'Turns' }, { tables: [], goals })).toBe(
      [
        '=== Turns (turns)',
        '',
        'Goals',
        'what         against  measured           goal  reached',
        'heap growth        –   0.50 MB  at most 10 MB      yes',
        'speed         a peer    12.3 ×  at least 40 ×       no',
      ].join('\n'),
    );
  });
});
