// What paper shows: nothing to press, nothing too pale, since browsers leave grounds out.

Object.assign(inspecting, {
  hasControls: () => inspecting.shown("nav, [role=search], summary, .skip, .filters, main button:not(.term)")
    .filter((element) => inspecting.box(element).height > 0).map((element) => `printed: ${inspecting.name(element)}`),

  isPaleOnPaper() {
    const ground = inspecting.ground(document.body);
    const pale = inspecting.shown("h1, h2, h3, h4, p, li, dt, dd, th, td, caption, a, span, strong")
      .filter((element) => inspecting.words(element.innerText) && inspecting.contrast(getComputedStyle(element).color, "white") < 4.5);
    return [...(inspecting.contrast(ground, "white") > 1 ? [`the ground is ${ground}`] : []), ...pale.map((element) => `pale: ${inspecting.name(element)}`)];
  },
});
