// What RGAA 4.1 asks of the markup and axe does not check, the order on the screen, and where the visitor is told to be.

Object.assign(inspecting, {
  RULES: [
    ["a picture is hidden from screen readers or named, as an image or as a group of links (RGAA 1.1)", "svg:not(svg svg)",
      (svg) => !svg.closest("[aria-hidden=true]") && !(svg.role === (svg.querySelector("a") ? "group" : "img") && svg.ariaLabel)],
    ["a captioned picture is a figure named as its caption (RGAA 1.9)", "figure:has(img, svg[role=img]):has(figcaption)",
      (figure) => figure.role !== "figure" || inspecting.words(figure.ariaLabel) !== inspecting.words(figure.querySelector("figcaption").textContent)],
    ["a table has a caption (RGAA 5.4)", "table:not(:has(> caption))"],
    ["a header cell says what it heads (RGAA 5.7)", "th:not([scope])"],
    ["a link says where it leads (RGAA 6.1)", "a[href]",
      (link) => /^((cliquez )?ici|(en )?savoir plus|lire (la suite|plus)|voir( plus)?|suite|plus|détails?|lien|télécharger)$/i.test(inspecting.words(link.innerText))],
    ["an element has some content (RGAA 8.9)", "p, li, h1, h2, h3, h4, dt, dd",
      (element) => !inspecting.words(element.textContent) && !element.querySelector("img, svg, input, button")],
    ["a quotation or a list is marked up, not drawn (RGAA 9.3)", "p, div",
      (element) => /^[-–—•·*]\s/.test(inspecting.words([...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data).join("")))],
    ["a menu is a list (RGAA 9.3)", "nav a[href]", (link) => !link.closest("li")],
    ["an aside or a menu has a name (RGAA 12.6)", "nav:not([aria-label], [aria-labelledby])"],
    ["the order of the code is the order of the keyboard (RGAA 12.8)", "[tabindex]", (element) => element.tabIndex > 0],
    ["no key is a shortcut (RGAA 12.10)", "[accesskey]"],
    ["a page does not reload by itself (RGAA 13.1)", "meta[http-equiv=refresh i]"],
    ["a new window is announced (RGAA 13.2)", "a[target=_blank]", (link) => !/nouvelle fenêtre/i.test(link.textContent)],
    ["a download tells its format and weight (RGAA 13.3)", "a[download]", (link) => !/\b[A-Z]{3,4}\b.*\b[kM]?o\b/.test(link.textContent)],
    ["text is not laid out by attributes or inline styles (RGAA 10.1)", "body [style]:not(iframe), [align], [bgcolor], td[width], br + br"],
    ["an address within the page leads somewhere", "a[href*='#']",
      (link) => link.pathname === location.pathname && link.hash.length > 1 && !document.getElementById(decodeURIComponent(link.hash.slice(1)))],
    ["an identifier is given once", "[id]", (element) => document.querySelectorAll(`[id="${CSS.escape(element.id)}"]`).length > 1],
    ["what is named by its identifier exists", "[for], [form], [popovertarget], [aria-labelledby], [aria-describedby], [aria-controls]",
      (element) => ["for", "form", "popovertarget", "aria-labelledby", "aria-describedby", "aria-controls"]
        .some((attribute) => (element.getAttribute(attribute) ?? "").split(" ").some((id) => id && !document.getElementById(id)))],
  ],

  isBadlyBuilt() {
    const breaches = inspecting.RULES.flatMap(([rule, selector, isWrong = () => true]) =>
      inspecting.all(selector).filter(isWrong).map((element) => `${rule}: ${inspecting.name(element)}`));
    return [...breaches, ...inspecting.ambiguousLinks(), ...inspecting.outOfOrder()];
  },

  // RGAA 6.1: two links that read alike lead to the same place. (« Source : RNMA » is told apart by what it is the source of.)
  ambiguousLinks() {
    const places = Map.groupBy(inspecting.all("main a[href]:not(.source a)"), (link) => inspecting.words(link.ariaLabel ?? link.textContent));
    return [...places].filter(([, links]) => new Set(links.map((link) => link.href)).size > 1).map(([text]) => `several places for the link « ${text} »`);
  },

  // RGAA 10.3: what comes first in the code is not shown after what follows it.
  outOfOrder() {
    const isBefore = (later, earlier) => {
      const above = later.bottom <= earlier.top + 2 && later.left < earlier.right && later.right > earlier.left;
      const level = Math.min(later.bottom, earlier.bottom) - Math.max(later.top, earlier.top) > Math.min(later.height, earlier.height) / 2;
      return above || (level && later.right <= earlier.left + 2);
    };
    return inspecting.shown("body, body *").filter((parent) => /flex|grid/.test(getComputedStyle(parent).display)).flatMap((parent) => {
      const children = [...parent.children].filter((child) => inspecting.isShown(child) && inspecting.box(child).width > 2
        && inspecting.words(child.innerText) && !/absolute|fixed/.test(getComputedStyle(child).position));
      return children.slice(1).filter((child, index) => isBefore(inspecting.box(child), inspecting.box(children[index])))
        .map((child) => `shown before what it follows: ${inspecting.name(child)}`);
    });
  },

  // Windows’ contrast themes drop grounds: what is drawn by a ground alone disappears (WCAG 1.4.11).
  isLostInForcedColours() {
    const style = (element) => getComputedStyle(element);
    const hasBorder = (element) => ["Top", "Right", "Bottom", "Left"]
      .some((side) => parseFloat(style(element)[`border${side}Width`]) > 0 && style(element)[`border${side}Style`] !== "none");
    const isFlat = (element) => !hasBorder(element) && !style(element).textDecorationLine.includes("underline");
    const flat = inspecting.shown("button, input:not([type=checkbox], [type=radio]), select, textarea, summary, .button, .chip, .card").filter(isFlat);
    const filled = (bar) => style(bar).backgroundColor !== "rgba(0, 0, 0, 0)" && bar.offsetHeight > 0;
    const steps = inspecting.shown(".steps").filter((group) => {
      const looks = [...group.children].map((bar) => [style(bar).opacity, style(bar).backgroundColor, style(bar).blockSize].join());
      return ![...group.children].some(filled) || (group.dataset.n < 3 && new Set(looks).size === 1);
    });
    return [...flat.map((element) => `without border: ${inspecting.name(element)}`), ...steps.map((group) => `levels look alike: ${inspecting.name(group.parentElement)}`)];
  },

  // What the page says of itself and of where it stands.
  signposts() {
    const texts = (selector) => inspecting.all(selector).map((element) => inspecting.words(element.textContent));
    return {
      title: document.title,
      trail: texts(".crumbs li"),
      menu: texts(".nav a"),
      current: inspecting.all(".nav [aria-current]").map((link) => [inspecting.words(link.textContent), link.ariaCurrent]),
      footer: texts(".foot a"),
    };
  },
});
