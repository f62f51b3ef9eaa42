/** The nonce that the desk's page was served with: antd's few variables are the only style set at run time. */
export function cspNonce(): string | undefined {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;
}
