/** What the character after an abbreviation and its space must be, for the sentence to go on. */
export interface Abbreviations {
  /** A name follows: a sentence never ends here. */
  readonly never: ReadonlySet<string>;
  /** A sentence ends here where an upper-case letter follows. */
  readonly perhaps: ReadonlySet<string>;
  /** A sentence ends here where no number follows. */
  readonly beforeNumber: ReadonlySet<string>;
}

/** Called when an operator is made: a set that stood here would be in every bundle. */
const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const never =
  'mr mrs ms mx dr prof st mt ft gen col capt lt sgt rep sen gov rev hon pres vs cf approx ca ' +
  'e.g i.e viz al bzw ggf evtl inkl exkl zzgl sog bspw vgl z.b d.h u.a o.ä i.d.r tel str hr fr ' +
  'dipl ing mme mlle mm sr sra srta dra ud uds p.ej ej';

const perhaps =
  'etc usw usf inc ltd co corp bros jr esq dept est u.s u.s.a u.k u.n e.u d.c a.m p.m a.d b.c ' +
  'ph.d m.d b.a m.a ee.uu';

const beforeNumber =
  'no nos nr fig figs vol pp pág págs núm abs jan feb apr aug sep sept oct okt nov dec dez';

/** How an abbreviation is looked up: without the last full stop, in lower case. */
const abbreviationKeyOf = (word: string): string => word.replace(/\.$/u, '').toLowerCase();

/** The abbreviations that are known, and more that never end a sentence. */
export const abbreviationsWith = (more: readonly string[]): Abbreviations => ({
  never: new Set([...words(never), ...more.map(abbreviationKeyOf)]),
  perhaps: words(perhaps),
  beforeNumber: words(beforeNumber),
});
