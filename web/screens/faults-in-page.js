// Evaluated in the page as it stands, as text: what a compiler adds to a function does not exist there.
// Gives back one line for each thing that nobody should see; `keys` are words of the program that are no words of a page.
(keys) => {
  const faults = [];
  const isEnglish = document.documentElement.lang.startsWith('en');
  // Behind an open dialogue nothing can be read or pressed.
  const dialogues = [...document.querySelectorAll('[role="dialog"]')].filter((e) => e.getClientRects().length > 0);
  const root = dialogues.at(-1) ?? document.body;
  const brief = (text) => text.replace(/\s+/g, ' ').trim().slice(0, 40);
  const styleOf = (element) => getComputedStyle(element);
  const isDrawn = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  /** Only for those who have the page read to them. */
  const isOnlyHeard = (element) => {
    for (let e = element; e && e !== document.body; e = e.parentElement) {
      const { clipPath, clip, position } = styleOf(e);
      if (position === 'absolute' && (clipPath.startsWith('inset(50%') || clip.startsWith('rect(0px') || e.offsetWidth <= 1)) return true;
      if (e.getBoundingClientRect().right < 0) return true;
    }
    return false;
  };
  const hasTitle = (element) => element.closest('[title]:not([title=""])') !== null;

  /** What hides a part of the text, unless it can be scrolled to, or is named whole elsewhere. */
  const cutBy = (element, text) => {
    let [mayLeaveX, mayLeaveY] = [false, false];
    for (let e = element; e && e !== document.documentElement; e = e.parentElement) {
      const { overflowX, overflowY, position } = styleOf(e);
      const box = e.getBoundingClientRect();
      if (/auto|scroll/.test(overflowX)) mayLeaveX = true;
      if (/auto|scroll/.test(overflowY)) mayLeaveY = true;
      const isCutX = !mayLeaveX && /hidden|clip/.test(overflowX) && (text.right > box.right + 1 || text.left < box.left - 1);
      // Of a line's height, some is air.
      const isCutY = !mayLeaveY && /hidden|clip/.test(overflowY) && (text.bottom > box.bottom + 4 || text.top < box.top - 4);
      if (isCutX || isCutY) return e;
      if (position === 'fixed') return null;
    }
    return null;
  };

  const visible = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !element || !isDrawn(element) || isOnlyHeard(element)) continue;
    if (/^(SCRIPT|STYLE|OPTION|NOSCRIPT)$/.test(element.tagName)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()].filter((r) => r.width > 0 && r.height > 0);
    if (rects.length === 0) continue;
    visible.push({ element, text: node.data });
    if (hasTitle(element)) continue;
    if (rects.some((rect) => cutBy(element, rect))) faults.push(`cut: ${brief(node.data)}`);
  }

  const pressable = [...root.querySelectorAll('a[href], button, input, select, textarea, summary, [role="tab"], [role="switch"]')].filter(
    (e) => isDrawn(e) && !isOnlyHeard(e) && styleOf(e).pointerEvents !== 'none',
  );
  const nameOf = (e) => brief(e.innerText || e.getAttribute('aria-label') || e.getAttribute('placeholder') || e.id || e.tagName);
  const boxes = pressable.map((e) => [...e.getClientRects()]);
  for (let i = 0; i < pressable.length; i += 1) {
    for (let j = i + 1; j < pressable.length; j += 1) {
      const [one, other] = [pressable[i], pressable[j]];
      if (one.contains(other) || other.contains(one)) continue;
      const overlap = boxes[i].some((a) =>
        boxes[j].some((b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 3 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3),
      );
      if (overlap) faults.push(`overlapping: ${nameOf(one)} and ${nameOf(other)}`);
    }
  }

  for (const { element, text } of visible) {
    // What is meant for machines is shown as it is: addresses, keys, commands.
    if (element.closest('code, pre, kbd, samp, .hash, textarea, bdi')) continue;
    const raw = /\b(undefined|NaN|null)\b|\[object |\d{4}-\d\d-\d\dT\d\d:\d\d|\{[a-z]\w*\}/.exec(text);
    if (raw) faults.push(`raw: ${raw[0]} in ${brief(text)}`);
    for (const [word] of text.matchAll(/(?<![\w./@-])[a-z]+(?:[_.][a-z]+)*(?![\w./@-])/g)) {
      const isKey = word.includes('_') || (keys.includes(word) && (!isEnglish || word.includes('.')));
      if (isKey) faults.push(`key: ${word} in ${brief(text)}`);
    }
  }
  return [...new Set(faults)];
}
