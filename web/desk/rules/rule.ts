/** A rule as everybody may read it. */
export interface Rule {
  key: string;
  name: string;
  kind: 'H' | 'D';
  basis: string;
  says: string;
  from: string;
  /** The numbers that a district may set, and in which direction they are stricter. */
  values: { path: string; value: number | string | number[]; stricter: 'more' | 'less' | 'own' }[];
}
