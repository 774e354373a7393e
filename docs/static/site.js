"use strict";

// What the pages do without the theme: open the line of a figure, and let the keyboard reach what is wider than it.

/** Open every folded part around the place that the address names, and go there. */
function openPlace() {
  const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!place) return;
  for (let part = place.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
  place.scrollIntoView();
}

/** A block that scrolls sideways can be reached by the keyboard; one that does not is no stop on the way. */
function markScrolling() {
  for (const block of document.querySelectorAll("article pre, article .table-wrapper, article table.dataframe, article .scrolls")) {
    const scrolls = block.scrollWidth > block.clientWidth;
    if (scrolls) block.setAttribute("tabindex", "0");
    else block.removeAttribute("tabindex");
    if (block.matches(".table-wrapper, pre") && scrolls) {
      block.setAttribute("role", "region");
      block.setAttribute("aria-label", block.matches("pre") ? "Code" : "Table");
    }
  }
}

/** Show everything on paper, and fold again what was folded. */
let opened = [];
window.addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details.numbers-fold:not([open])")];
  for (const part of opened) part.open = true;
});
window.addEventListener("afterprint", () => {
  for (const part of opened) part.open = false;
});

/** Hand the words of a search on to the explorer. */
function linkExplorer() {
  const link = document.getElementById("search-explorer");
  const words = new URLSearchParams(location.search).get("q");
  if (link && words) link.href += `#q=${encodeURIComponent(words)}`;
}

window.addEventListener("hashchange", openPlace);
window.addEventListener("resize", markScrolling);
document.addEventListener("DOMContentLoaded", () => {
  openPlace();
  markScrolling();
  linkExplorer();
});
