// What the tests ask of a page, beside axe: every function of `inspecting` returns sentences that say what is wrong, and where.
// Put in each page before its own scripts, like axe, since the security policy stops whatever comes later; see conftest.py.

window.inspecting = {
  all: (selector) => [...document.querySelectorAll(selector)],
  shown: (selector) => inspecting.all(selector).filter(inspecting.isShown),
  isShown: (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
  isForEars: (element) => element.closest(".visually-hidden") !== null || getComputedStyle(element).clipPath === "inset(50%)",
  words: (text) => (text ?? "").replace(/\s+/g, " ").trim(),
  box: (element) => element.getBoundingClientRect(),

  name(element) {
    const mark = element.id ? `#${element.id}` : element.getAttribute("class") ? `.${element.getAttribute("class").trim().replace(/\s+/g, ".")}` : "";
    return `${element.tagName.toLowerCase()}${mark} « ${inspecting.words(element.textContent).slice(0, 40)} »`;
  },

  // Any CSS colour as red, green, blue and opacity, from 0 to 255.
  rgba(color) {
    const pen = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    pen.fillStyle = color;
    pen.fillRect(0, 0, 1, 1);
    return pen.getImageData(0, 0, 1, 1).data;
  },

  // Contrast of two opaque colours, as WCAG 2 counts it.
  contrast(one, other) {
    const channel = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
    const light = ([red, green, blue]) => 0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue);
    const [dark, bright] = [light(inspecting.rgba(one)), light(inspecting.rgba(other))].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  },

  // The ground an element stands on: the nearest one that is not transparent.
  ground(element) {
    for (let box = element; box; box = box.parentElement) {
      const color = getComputedStyle(box).backgroundColor;
      if (inspecting.rgba(color)[3] === 255) return color;
    }
    return "white";
  },
};
