/** Sums of a town or a month; amounts in fen. */
export interface Group {
  key: string;
  name: string;
  trades: number;
  turnover: number;
  gain: number;
  saved: number;
}
