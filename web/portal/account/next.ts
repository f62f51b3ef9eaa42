/** What one came for goes along from page to page: to registration and back to the sign-in. */
export const withNext = (page: string, next: string | null) => (next ? `${page}?next=${encodeURIComponent(next)}` : page);

/** Where a sign-in leads: a page of ours and no other site's, whatever the address says. */
export function safeNext(asked: string | null): string {
  const desk = '/desk';
  if (!asked) return desk;
  try {
    const url = new URL(asked, window.location.origin);
    return url.origin === window.location.origin && /^\/(desk|projects)(\/|$)/.test(url.pathname) ? url.pathname + url.search : desk;
  } catch {
    return desk;
  }
}
