/** What is asked of the page at every stop; as text, for it runs there. */

/**
 * A ring may be drawn round the control, what it stands in, or the box that stands for it. Whether it is one is known
 * when the focus has gone on: then the same places must look otherwise. What moves is brought to its end before.
 */
const RINGS = `
  const settle = () => {
    for (const one of document.getAnimations())
      if (one.effect.getComputedTiming().iterations !== Infinity) one.finish();
  };
  const roundOf = (e) => [e, e.parentElement, e.nextElementSibling, e.previousElementSibling,
    e.closest('label, .ant-input-affix-wrapper, .drop, tr, li')].filter(Boolean);
  const lookOf = (round) => round.map((one) => {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(one);
    return (outlineStyle === 'none' ? '' : outlineStyle + outlineWidth + outlineColor) + '|' + boxShadow;
  }).join(';');
  const said = (e) => (e.getAttribute('aria-label') || e.labels?.[0]?.innerText || e.innerText || '').trim();`;

export const LOOK = `(() => {
  ${RINGS}
  settle();
  const e = document.activeElement ?? document.body;
  const last = window.lastStop;
  const isComparable = last && last.e !== e && last.e.isConnected && !last.e.contains(e) && !last.round.some((one) => one.contains(e));
  const unseen = isComparable && lookOf(last.round) === last.look ? last.name : null;
  const round = roundOf(e);
  // A frame and the page as a whole are no stop of this page: there the ring is another's.
  const isStop = e !== document.body && e.tagName !== 'IFRAME';
  window.lastStop = isStop ? { e, round, look: lookOf(round), name: e.tagName + ' ' + e.id + ' ' + said(e).slice(0, 30) } : null;
  const box = e.getBoundingClientRect();
  return {
    tag: e.tagName.toLowerCase(),
    type: e.type ?? '',
    id: e.id ?? '',
    name: e.name ?? '',
    group: e.closest('fieldset[id]')?.id ?? '',
    href: e.getAttribute('href') ?? '',
    text: said(e),
    value: e.value ?? '',
    checked: e.checked === true,
    inContent: e.closest('main') !== null,
    inPanel: e.closest('.action-panel') !== null,
    top: box.top + scrollY,
    bottom: box.bottom + scrollY,
    left: box.left,
    unseen,
  };
})()`;

/** Nobody has the focus, or something that is not shown. */
export const LOST = `(() => {
  const e = document.activeElement;
  return !e || e === document.body || !e.isConnected || e.getClientRects().length === 0;
})()`;

/** Nothing moves but what turns for ever. */
export const SLEEPING = `document.getAnimations().every((one) => one.effect.getComputedTiming().iterations === Infinity)
  && !document.querySelector('.ant-modal-mask-motion-leave, [class*="-leave-active"]')`;
