"use strict";
(() => {
  const root = document.documentElement;
  const body = document.body;
  root.classList.add("has-script");

  // Both panes of a pair show the same place: the pages are laid over each other already.
  for (const pair of document.querySelectorAll(".pair")) {
    const panes = [...pair.querySelectorAll(".pane")];
    for (const pane of panes) {
      pane.addEventListener("scroll", () => {
        for (const other of panes) {
          if (other.scrollLeft !== pane.scrollLeft) other.scrollLeft = pane.scrollLeft;
          if (other.scrollTop !== pane.scrollTop) other.scrollTop = pane.scrollTop;
        }
      }, { passive: true });
    }
  }

  const steps = [1, 1.25, 1.5, 2, 3, 4];
  let step = 0;
  function zoom(to) {
    const factor = steps[Math.max(0, Math.min(steps.length - 1, to))] / steps[step];
    step = Math.max(0, Math.min(steps.length - 1, to));
    const centers = [...document.querySelectorAll(".pane")].map((pane) =>
      [pane, pane.scrollLeft + pane.clientWidth / 2, pane.scrollTop + pane.clientHeight / 2]);
    body.style.setProperty("--zoom", String(steps[step]));
    for (const [pane, x, y] of centers) {
      pane.scrollLeft = x * factor - pane.clientWidth / 2;
      pane.scrollTop = y * factor - pane.clientHeight / 2;
    }
  }

  const changes = [...document.querySelectorAll(".change")];
  let current = -1;
  function go(by) {
    if (changes.length === 0) return;
    current = (current + by + changes.length) % changes.length;
    location.hash = changes[current].id;
  }
  addEventListener("hashchange", () => {
    const at = changes.findIndex((change) => "#" + change.id === location.hash);
    if (at >= 0) current = at;
  });

  const actions = {
    next: () => go(1),
    previous: () => go(current < 0 ? 0 : -1),
    larger: () => zoom(step + 1),
    smaller: () => zoom(step - 1),
    fit: () => zoom(0),
    stack: () => {
      const isStacked = body.classList.toggle("stacked");
      body.classList.remove("flipped");
      document.querySelector("[data-do=stack]").setAttribute("aria-pressed", String(isStacked));
    },
    flip: () => {
      if (!body.classList.contains("stacked")) actions.stack();
      body.classList.toggle("flipped");
    },
  };
  const keys = { j: "next", k: "previous", "+": "larger", "=": "larger", "-": "smaller", 0: "fit", s: "stack", f: "flip" };
  document.querySelector(".tools").addEventListener("click", (event) => {
    const name = event.target.dataset.do;
    if (name) actions[name]();
  });
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
    event.preventDefault();
    actions[keys[event.key]]();
  });
})();
