// Room for the text: nothing scrolls sideways, nothing is cut, nothing is written over something else (WCAG 1.4.4, 1.4.10, 1.4.12).

Object.assign(inspecting, {
  sticksOut() {
    const width = document.documentElement.clientWidth;
    const scroll = Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - width;
    const isOut = (element) => {
      const { width: wide, height, right } = inspecting.box(element);
      return wide > 2 && height > 2 && right > width + 1 && inspecting.isShown(element) && !inspecting.isContained(element, width);
    };
    const out = inspecting.all("body *").filter(isOut);
    const sentences = out.slice(-4).map((element) => `${inspecting.name(element)} ends at ${Math.round(inspecting.box(element).right)} of ${width} px`);
    return scroll > 1 ? [`the page scrolls sideways by ${scroll} px`, ...sentences] : sentences;
  },

  // Inside something that scrolls by itself, as a wide table does, or that cuts on purpose, as a decoration does.
  isContained(element, width) {
    for (let around = element.parentElement; around && around !== document.body; around = around.parentElement) {
      const overflow = getComputedStyle(around).overflowX;
      if (/auto|scroll/.test(overflow)) return true;
      if (/hidden|clip/.test(overflow) && inspecting.box(around).right <= width + 1) return true;
    }
    return false;
  },

  // A line of text that goes beyond a box which hides what goes beyond it.
  cutOff() {
    const isTooSmall = (element) => {
      const { overflowX, overflowY } = getComputedStyle(element);
      const tooWide = /hidden|clip/.test(overflowX) && element.scrollWidth > element.clientWidth + 2;
      const tooHigh = /hidden|clip/.test(overflowY) && element.scrollHeight > element.clientHeight + 2;
      return tooWide || tooHigh;
    };
    const small = inspecting.shown("body *:not(input, select, textarea, svg, svg *)").filter((element) => isTooSmall(element) && !inspecting.isForEars(element));
    const isOut = (line, box) => line.bottom > box.bottom + 1 || line.right > box.right + 3 || line.top < box.top - 1;
    return small.flatMap((element) => inspecting.lines(element).filter((line) => isOut(line, inspecting.box(element)))
      .map((line) => `cut off in ${inspecting.name(element)}: « ${line.text} »`));
  },

  overlaps() {
    const lines = inspecting.lines();
    const sentences = new Set();
    lines.forEach((one, index) => {
      for (const other of lines.slice(index + 1, index + 60)) {
        if (one.parent.contains(other.parent) || other.parent.contains(one.parent)) continue;
        const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
        if (across > 4 && down > 2) sentences.add(`« ${one.text} » is written over « ${other.text} »`);
      }
    });
    return [...sentences];
  },

  // Every line of visible text: its box, without the quarter above and below that letters hardly use.
  lines(within = document.body) {
    const lines = [];
    const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = inspecting.words(walker.currentNode.data), parent = walker.currentNode.parentElement;
      if (!text || !inspecting.isShown(parent) || inspecting.isForEars(parent) || parent.closest("svg, option, [aria-hidden=true]")) continue;
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      for (const { left, right, top, bottom, height } of range.getClientRects())
        lines.push({ parent, text: text.slice(0, 30), left, right, top: top + height / 4, bottom: bottom - height / 4 });
    }
    return lines;
  },

  isCramped: () => [...inspecting.sticksOut(), ...inspecting.cutOff(), ...inspecting.overlaps()],

  // A style sheet of the tests, which replaces the previous one; the security policy has no say on this way in.
  wear(css) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = css ? [sheet] : [];
  },
});
