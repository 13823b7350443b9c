import type { SecretKind } from './createStandIns';

/** What a secret looks like. */
export interface SecretPattern {
  readonly kind: SecretKind;
  readonly pattern: RegExp;
  /** Whether what is found is one after all. */
  readonly accepts?: (found: string) => boolean;
}

const digitsIn = (text: string): number => text.replace(/\D/g, '').length;

const isDate = (text: string): boolean => /^(?:19|20)\d\d-[01]\d-[0-3]\d(?!\d)/.test(text);

/** What is a secret wherever it stands. The first group is the secret, where there is one. */
export const secretPatterns: readonly SecretPattern[] = [
  { kind: 'key', pattern: /\bVF\.[A-Za-z]+\.[\w.-]{4,}/g },
  { kind: 'key', pattern: /\b(?:sk|pk|rk|gh[pousr]|github_pat|xox[a-z]|glpat|AIza)[-_][\w-]{8,}/g },
  { kind: 'key', pattern: /\b(?:AKIA|ASIA|AIza)[\w-]{12,}/g },
  { kind: 'key', pattern: /\beyJ[\w-]{8,}\.[\w-]+(?:\.[\w-]*)?/g },
  { kind: 'key', pattern: /\b(?:bearer|basic)\s+([\w.~+/=-]{6,})/gi },
  {
    kind: 'mail',
    // Each part has a limit, so that a long text without an end takes no long time.
    pattern:
      /(?<![\p{L}\p{N}._+'-])[\p{L}\p{N}._+'*!#$&-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,8}/gu,
  },
  {
    kind: 'phone',
    pattern: /(?<![\w.])(?:\+|\(\+?)?\d(?:[ ()./-]{0,3}\d){6,14}(?![\w])/g,
    accepts: (found) => digitsIn(found) >= 7 && !isDate(found),
  },
];
