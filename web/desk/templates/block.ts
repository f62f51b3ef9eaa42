/** The blocks that a text is made of; docs/templates.md says what each may be. */
export interface Item {
  text: string;
  when?: string;
  each?: string;
}
interface Line {
  label: string;
  value?: string;
  when?: string;
}
export type Block = { when?: string } & (
  | { type: 'heading' | 'paragraph' | 'note'; text: string }
  | { type: 'spacer'; mm: number }
  | { type: 'group'; blocks: Block[] }
  | { type: 'fields'; rows: (Line & { value: string })[] }
  | {
      type: 'table';
      each: string;
      caption?: string;
      empty: string;
      columns: { title: string; cell: string; when?: string }[];
    }
  | { type: 'clause'; key: string; title: string; items: (Item | Block)[] }
  | { type: 'list'; items: Item[] }
  | { type: 'signatures'; parties: { role: string; name: string; when?: string; lines: Line[] }[] }
);
