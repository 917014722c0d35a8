// An embed tells the page that frames it how high it is: a number, and nothing else, so anybody may hear it.

const parts = [...document.querySelector("main").children];
const edges = () => document.body.offsetHeight - document.body.clientHeight;
const say = () => {
  const high = parts.reduce((sum, part) => sum + part.getBoundingClientRect().height, edges());
  parent.postMessage({ cadre: Math.ceil(high) }, "*");
};

if (parent !== window) {
  say(); // browsers don't observe what is out of sight
  const watch = new ResizeObserver(say);
  for (const part of parts) watch.observe(part);
  addEventListener("message", ({ source, data }) => source === parent && data === "cadre" && say());
}
