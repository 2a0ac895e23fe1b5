"use strict";
// PLACES, above, names for each item the marks of its extracts.

const frame = document.getElementById("page");
const state = document.getElementById("state");
let scrolled = 0;

function show(id) {
  document.querySelectorAll("mark.here").forEach((mark) => mark.classList.remove("here"));
  const marks = (PLACES[id] || []).map((name) => document.getElementById(name)).filter(Boolean);
  marks.forEach((mark) => mark.classList.add("here"));
  if (marks.length) marks[0].scrollIntoView({ behavior: "smooth", block: "center" });
}

function listen() {
  const inside = frame.contentDocument;
  state.textContent = inside.getElementById("error") ? "The template has an error" : "";
  inside.documentElement.scrollTop = scrolled;
  inside.addEventListener("click", (event) => {
    const item = event.target.closest("[id]");
    if (item && item.id in PLACES) show(item.id);
  });
}

frame.addEventListener("load", listen);
// A page that was there before this script has no load event to come.
const ready = frame.contentDocument;
if (ready && ready.URL !== "about:blank" && ready.readyState === "complete") listen();

new EventSource("/events").addEventListener("change", () => {
  scrolled = frame.contentDocument.documentElement.scrollTop;
  frame.contentWindow.location.reload();
});
