/** The tokens of style/tokens.css as antd knows them; its style sheet is static, only these variables are set at run time. */
import type { ThemeConfig } from 'antd';

export const antdTheme: ThemeConfig = {
  zeroRuntime: true,
  hashed: false,
  token: {
    colorPrimary: '#1f6b4f',
    colorSuccess: '#1f6b4f',
    colorInfo: '#1f5f8b',
    colorLink: '#1f5f8b',
    colorWarning: '#8a5a00',
    colorError: '#a3372b',
    colorTextBase: '#1d2421',
    colorBgLayout: '#fbfbf8',
    colorBorder: '#8b958f',
    colorBorderSecondary: '#d9dcd3',
    colorTextPlaceholder: '#66706b',
    colorTextDescription: '#4a544f',
    borderRadius: 6,
    fontSize: 14,
    fontFamily: 'var(--font)',
    wireframe: false,
  },
};
