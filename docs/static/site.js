"use strict";

// What the pages do without the theme: open the line of a figure, and let the keyboard reach what is wider than it.

/** Open every folded part around the place that the address names, and go there. */
function openPlace() {
  const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!place) return;
  for (let part = place.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
  place.scrollIntoView();
}

const SCROLLING = "article pre, article .table-wrapper, article table.dataframe, article .scrolls";

/** A block that scrolls sideways can be reached by the keyboard; one that does not is no stop on the way. */
function markScrolling() {
  // First all sizes are read and then all attributes written: in turns, each would lay out the page again.
  const measured = [...document.querySelectorAll(SCROLLING)].map((block) => [block, block.scrollWidth > block.clientWidth]);
  for (const [place, [block, scrolls]] of measured.entries()) {
    if (!scrolls) {
      block.removeAttribute("tabindex");
      continue;
    }
    block.setAttribute("tabindex", "0");
    if (block.matches(".table-wrapper, pre")) {
      block.setAttribute("role", "region");
      // Two regions of a page must not have the same name.
      block.setAttribute("aria-label", `${block.matches("pre") ? "Code" : "Table"} ${place + 1}`);
    }
  }
}

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
