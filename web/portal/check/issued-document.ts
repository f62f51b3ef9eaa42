/** What `GET /api/public/documents/:number` says of a document. */
export interface IssuedDocument {
  number: string;
  /** Its id, where anybody may read it. */
  file: string | null;
  title: string;
  project: { id: string; code: string; title: string; village: string; town: string };
  issuer: string;
  issuedAt: number;
  pages: number;
  sha256: string;
  /** Before it was signed. */
  renderedSha256: string;
  parties: string[];
  entry: { seq: number; at: number; leaf: string };
}
