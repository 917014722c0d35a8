// Where the keyboard goes: every stop is seen, none is left out (WCAG 2.1.1, 2.1.2, 2.4.3, 2.4.7, 2.4.11, 1.4.11).

Object.assign(inspecting, {
  stops: new Set(),

  // The element that has the focus now: null at the end of the round, when the browser itself or the first stop has it.
  stop() {
    const element = document.activeElement;
    if (!element || element === document.body || element === [...inspecting.stops][0]) return null;
    if (inspecting.stops.has(element)) return { isTrap: true, name: inspecting.name(element), faults: [] };
    inspecting.stops.add(element);
    return { isTrap: false, name: inspecting.name(element), faults: inspecting.badFocus(element) };
  },

  badFocus(element) {
    const { left, top, right, bottom, width, height } = inspecting.box(element);
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    const faults = [];
    if (!inspecting.isShown(element) || inspecting.isForEars(element) || width < 10 || height < 10) faults.push("it is hidden");
    else if (right <= 0 || bottom <= 0 || left >= innerWidth || top >= innerHeight) faults.push("it is off the screen");
    else if (inspecting.isCovered(element)) faults.push("something covers it");
    if (outlineStyle === "none" || parseFloat(outlineWidth) < 3) faults.push(`its outline is ${outlineStyle}, ${outlineWidth}`);
    const contrast = inspecting.contrast(outlineColor, inspecting.ground(element.parentElement));
    if (contrast < 3) faults.push(`its outline has a contrast of ${contrast.toFixed(1)}`);
    return faults.map((fault) => `${inspecting.name(element)}: ${fault}`);
  },

  // The three steps of the skip link (RGAA 12.7).
  isOnSkipLink() {
    const link = document.activeElement;
    const isSkipLink = link.matches("a[href^='#']") && inspecting.words(link.textContent) === "Aller au contenu";
    return isSkipLink ? inspecting.badFocus(link) : [`the first stop is ${inspecting.name(link)}`];
  },
  isOnMain: () => (document.activeElement.matches("main") ? [] : [`the link leads to ${inspecting.name(document.activeElement)}`]),
  isPastMenu: () => (document.activeElement.closest("body > :is(.skip, header)") ? [`then comes ${inspecting.name(document.activeElement)}`] : []),

  // A link may run over two lines: one of its boxes must be reachable by a pointer.
  isCovered(element) {
    const isMet = ({ left, right, top, bottom }) => {
      const met = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      return met !== null && (element.contains(met) || met.contains(element) || met.closest("label")?.control === element);
    };
    return ![...element.getClientRects()].some(isMet);
  },

  unreached() {
    const places = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]";
    const isStop = (element) => element.tabIndex >= 0 && !element.disabled && inspecting.isShown(element) && !element.closest("details:not([open]) > :not(summary)");
    return inspecting.all(places).filter(isStop).filter((element) => !inspecting.stops.has(element)).map((element) => `never reached: ${inspecting.name(element)}`);
  },
});
