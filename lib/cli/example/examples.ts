/** The examples that can be run, and the file of each in their folder. */
export const examples = {
  pipeline: 'pipeline.ts',
  quickstart: 'quickstart.ts',
  survive: 'survive.ts',
  travel: 'travel/main.ts',
} as const;

/** The name of one of them. */
export type ExampleName = keyof typeof examples;
