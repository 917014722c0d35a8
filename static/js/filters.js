// Filters beside a list: open and without their handle where the page is wide, folded where it is narrow,
// unless one of them is ticked. Without JavaScript they are open everywhere, and can be folded.

const wide = matchMedia("(min-width: 60.01rem)");

for (const filters of document.querySelectorAll("[data-filters]")) {
  const fit = () => {
    filters.open = wide.matches || filters.querySelector(":checked") !== null;
    filters.toggleAttribute("data-wide", wide.matches);
  };
  wide.addEventListener("change", fit);
  fit();
}
