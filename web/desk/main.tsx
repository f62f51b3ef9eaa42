/** The desks: one frame for every role. */
import 'antd/dist/antd.css';
import '../style/tokens.css';
import '../style/base.css';
import '../style/desk.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { newQueryClient } from '../api/queries.js';
import { antdTheme } from '../style/antd-theme.js';
import { cspNonce } from '../style/csp-nonce.js';
import { restoreLanguage } from '../text/language.js';
import { Desk } from './desk.js';

restoreLanguage().then(() => {
  const nonce = cspNonce();
  createRoot(document.getElementById('root') as HTMLElement).render(
    <StrictMode>
      <ConfigProvider
        locale={zhCN}
        theme={antdTheme}
        button={{ autoInsertSpace: false }}
        // Who presses a button twice would press beside the question that the first press opened, and close it unread.
        modal={{ mask: { closable: false } }}
        csp={nonce ? { nonce } : undefined}
      >
        <QueryClientProvider client={newQueryClient()}>
          <BrowserRouter basename="/desk">
            <Desk />
          </BrowserRouter>
        </QueryClientProvider>
      </ConfigProvider>
    </StrictMode>,
  );
});
