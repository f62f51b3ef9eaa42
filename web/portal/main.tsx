/** The portal: what everybody may see, without signing in. */
import '../style/tokens.css';
import '../style/base.css';
import '../style/buttons.css';
import '../style/fields.css';
import '../style/layout.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { newQueryClient } from '../api/queries.js';
import { restoreLanguage } from '../text/language.js';
import { Portal } from './portal.js';

restoreLanguage().then(() => {
  createRoot(document.getElementById('root') as HTMLElement).render(
    <StrictMode>
      <QueryClientProvider client={newQueryClient()}>
        <BrowserRouter>
          <Portal />
        </BrowserRouter>
      </QueryClientProvider>
    </StrictMode>,
  );
});
