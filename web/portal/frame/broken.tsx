/** A fault of the page itself, said in words; React wants a class for it. */
import { Component, type ReactNode } from 'react';
import { sayFrame } from './words.js';

export class Broken extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <main className="page stack">
        <h1>{sayFrame('broken')}</h1>
        <p>{sayFrame('brokenHow')}</p>
        <p>
          <button type="button" className="button button-main" onClick={() => window.location.reload()}>
            {sayFrame('reload')}
          </button>
        </p>
      </main>
    );
  }
}
