"use strict";
// Shows the next edition of the page as soon as there is one, at the same place.
(() => {
  const PLACE = "place";
  const rows = () => document.querySelectorAll(".entry > h4");

  function leave() {
    const top = [...rows()].find(row => row.getBoundingClientRect().bottom > 0);
    const place = { focus: document.activeElement.name };
    if (top) Object.assign(place, { id: top.id, top: top.getBoundingClientRect().top });
    sessionStorage.setItem(PLACE, JSON.stringify(place));
  }

  function arrive() {
    const place = JSON.parse(sessionStorage.getItem(PLACE) ?? "{}");
    sessionStorage.removeItem(PLACE);
    if (place.focus) document.getElementsByName(place.focus)[0]?.focus({ preventScroll: true });
    const row = document.getElementById(place.id);
    if (!row) return;
    history.scrollRestoration = "manual";
    row.scrollIntoView();
    scrollBy(0, row.getBoundingClientRect().top - place.top);
  }

  const alert = document.querySelector("[role=alert]");
  alert?.replaceChildren(...alert.childNodes); // what was there from the start is not read out

  const ended = document.createElement("p");
  ended.className = "ended";
  ended.setAttribute("role", "status");
  document.body.append(ended);

  const changes = new EventSource(`/changes?since=${document.documentElement.dataset.edition}`);
  changes.onmessage = () => {
    changes.close();
    leave();
    location.reload();
  };
  changes.onopen = () => { ended.textContent = ""; };
  changes.onerror = () => { ended.textContent = "The watch has ended: what you save now is not shown here."; };
  arrive();
})();
