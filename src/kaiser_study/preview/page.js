"use strict";
// Filters the cards, and sets night and width. What is chosen stands in the hash, so that a reload or a link keeps it.
(() => {
  const form = document.querySelector(".filters");
  if (!form) return;
  const { part, kind, finding, text, night, phone } = form.elements;
  const told = form.querySelector("output");
  const root = document.documentElement;
  const nightStyle = document.getElementById("night");
  const prefersNight = matchMedia("(prefers-color-scheme: dark)");

  const read = new Map();
  function words(element) {
    if (!read.has(element)) read.set(element, element.textContent.toLowerCase());
    return read.get(element);
  }

  const parts = [...document.querySelectorAll(".part")].map(element => ({
    element,
    number: element.dataset.part,
    quotes: [...element.querySelectorAll(".quote")].map(quote => ({
      element: quote,
      cards: [...quote.querySelectorAll(".entry")],
      findings: [...quote.querySelectorAll(".findings > li")],
    })),
  }));
  const cardsInAll = document.querySelectorAll(".entry").length;

  function show(elements, isWanted) {
    let shown = 0;
    for (const element of elements) {
      element.hidden = !isWanted(element);
      shown += !element.hidden;
    }
    return shown;
  }

  function filter() {
    const sought = text.value.trim().toLowerCase();
    const isFound = item => !finding.value || finding.value === "any" || finding.value === item.dataset.rule;
    const isOfKind = item => !kind.value || kind.value === item.dataset.kind;
    let cards = 0, findings = 0;
    for (const { element, number, quotes } of parts) {
      const isOfPart = !part.value || part.value === number;
      let isEmpty = true;
      for (const quote of isOfPart ? quotes : []) {
        const isAbout = !sought || words(quote.element.querySelector(".about")).includes(sought);
        const isWanted = item => isOfKind(item) && (isAbout || words(item).includes(sought));
        const found = show(quote.findings, item => isFound(item) && isWanted(item));
        const isShown = !finding.value || found > 0;
        const made = show(quote.cards, item => isShown && (finding.value ? isOfKind(item) : isWanted(item)));
        quote.element.hidden = found + made === 0;
        isEmpty &&= quote.element.hidden;
        findings += found;
        cards += made;
      }
      element.hidden = isEmpty;
    }
    const count = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;
    told.textContent =
      `${cards} of ${count(cardsInAll, "card")}` + (findings ? `, ${count(findings, "finding")}` : "");
  }

  function look() {
    nightStyle.media = night.checked ? "all" : "not all";
    root.classList.toggle("phone", phone.checked);
  }

  function keep() {
    const state = new URLSearchParams();
    for (const field of [part, kind, finding, text]) {
      if (field.value) state.set(field.name, field.value);
    }
    if (night.checked !== prefersNight.matches) state.set("look", night.checked ? "night" : "light");
    if (phone.checked) state.set("width", "phone");
    history.replaceState(null, "", `#${state}`);
  }

  function restore() {
    const state = new URLSearchParams(location.hash.slice(1));
    for (const field of [part, kind, finding, text]) field.value = state.get(field.name) ?? "";
    for (const field of [part, kind, finding]) if (field.selectedIndex < 0) field.value = "";
    night.checked = state.has("look") ? state.get("look") === "night" : prefersNight.matches;
    phone.checked = state.get("width") === "phone";
    look();
    filter();
  }

  form.addEventListener("input", () => {
    keep();
    look();
    filter();
  });
  form.addEventListener("submit", event => event.preventDefault());
  addEventListener("hashchange", () => {
    if (document.querySelector(":target")) keep(); // a link within the page leaves the choice as it is
    else restore();
  });
  prefersNight.addEventListener("change", restore);
  addEventListener("keydown", event => {
    const isTyping = event.target.closest("input[type=search], select");
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
    event.preventDefault();
    text.focus();
    text.select();
  });

  form.hidden = false;
  restore();
})();
