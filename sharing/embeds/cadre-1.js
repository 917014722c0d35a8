/* Ajuste la hauteur des cadres « /integrer/ » à leur contenu. Version 1 : ce fichier ne change jamais.
   Fits the height of frames to what they say. Each is found when it speaks, so it may be added at any time. */
(() => {
  const frames = () => document.querySelectorAll('iframe[src*="/integrer/"]');
  addEventListener("message", ({ data, origin, source }) => {
    const height = data && data.cadre;
    if (!(height > 0 && height < 20000)) return;
    for (const frame of frames()) {
      if (frame.contentWindow !== source || new URL(frame.src).origin !== origin) continue;
      const border = frame.offsetHeight - frame.clientHeight;
      frame.style.height = Math.ceil(height) + border + "px";
    }
  });
  // Those that spoke before this script came.
  for (const frame of frames()) frame.contentWindow.postMessage("cadre", "*");
})();
