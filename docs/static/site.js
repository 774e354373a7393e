"use strict";

// What the pages do without the theme: open the line of a figure, and let the keyboard reach what is wider than it.

/** Open every folded part around the place that the address names, and go there. */
function openPlace() {
  const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!place) return;
  for (let part = place.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
  place.scrollIntoView();
}

const SCROLLING = "article pre, article .table-wrapper, article table.dataframe, article .scrolls, article [style*=\"overflow-x\"]";

/** A block that scrolls sideways can be reached by the keyboard; one that does not is not a stop on the way. */
function markScrolling(blocks, places) {
  // First all sizes are read and then all attributes written: in turns, each would lay out the page again.
  const measured = blocks.map((block) => [block, block.scrollWidth > block.clientWidth]);
  for (const [block, scrolls] of measured) {
    if (!scrolls) {
      block.removeAttribute("tabindex");
      continue;
    }
    block.setAttribute("tabindex", "0");
    if (block.matches(".table-wrapper, pre, [style*='overflow-x']")) {
      block.setAttribute("role", "region");
      // Two regions of a page must not have the same name.
      block.setAttribute("aria-label", `${block.matches("pre") ? "Code" : "Table"} ${places.get(block)}`);
    }
  }
}

/** Mark each block when it has a size, and when its size changes: to ask before would lay out what nobody sees yet. */
function watchScrolling() {
  const places = new Map([...document.querySelectorAll(SCROLLING)].map((block, place) => [block, place + 1]));
  const observer = new ResizeObserver((entries) => markScrolling(entries.map(({ target }) => target), places));
  for (const block of places.keys()) observer.observe(block);
}

/** Hand the words of a search on to the explorer. */
function linkExplorer() {
  const link = document.getElementById("search-explorer");
  const words = new URLSearchParams(location.search).get("q");
  if (link && words) link.href += `#q=${encodeURIComponent(words)}`;
}

window.addEventListener("hashchange", openPlace);
document.addEventListener("DOMContentLoaded", () => {
  openPlace();
  watchScrolling();
  linkExplorer();
});
