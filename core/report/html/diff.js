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

  // How the two pages lie. They take turns by themselves only where the reader has not asked for
  // still pictures.
  const layouts = ["side", "slide", "blink"];
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let turns = 0;
  function lay(name) {
    clearInterval(turns);
    body.classList.remove("flipped");
    for (const each of layouts) {
      body.classList.toggle("lay-" + each, each === name);
      document.querySelector("[data-do=" + each + "]").setAttribute("aria-pressed", String(each === name));
    }
    if (name === "blink" && !still.matches) turns = setInterval(() => body.classList.toggle("flipped"), 800);
  }

  // A slider for each pair, with a mark on the page that can be dragged as well.
  for (const panes of document.querySelectorAll(".panes")) {
    if (panes.querySelectorAll(".sheet").length < 2) {
      panes.classList.add("single");
      continue;
    }
    const slider = document.createElement("input");
    slider.type = "range";
    slider.className = "split";
    slider.min = "0";
    slider.max = "100";
    slider.value = "50";
    slider.setAttribute("aria-label", "Divide the earlier page on the left from the later one on the right");
    const split = (value) => {
      slider.value = String(value);
      slider.setAttribute("aria-valuetext", slider.value + " % earlier");
      panes.style.setProperty("--split", slider.value + "%");
    };
    slider.addEventListener("input", () => split(slider.value));
    panes.before(slider);
    split(50);
    let isDragged = false;
    panes.addEventListener("pointerdown", (event) => {
      if (!body.classList.contains("lay-slide") || event.pointerType === "touch" || event.button !== 0) return;
      if (event.target.closest(".area")) return;
      isDragged = true;
      panes.setPointerCapture(event.pointerId);
      event.preventDefault();
    });
    const follow = (event) => {
      if (!isDragged) return;
      const box = panes.getBoundingClientRect();
      split(Math.round(Math.max(0, Math.min(1, (event.clientX - box.left) / box.width)) * 100));
    };
    panes.addEventListener("pointermove", follow);
    panes.addEventListener("pointerup", (event) => { follow(event); isDragged = false; });
  }

  // What is known of a region, beside the page. The card below it says the same to who prints.
  const detail = document.createElement("aside");
  detail.id = "detail";
  detail.hidden = true;
  detail.tabIndex = -1;
  detail.setAttribute("role", "dialog");
  detail.setAttribute("aria-label", "What is known of this place");
  body.append(detail);
  let asked = null;
  function close() {
    if (detail.hidden) return;
    detail.hidden = true;
    if (asked) { asked.classList.remove("asked"); asked.focus({ preventScroll: true }); }
    asked = null;
  }
  function show(area) {
    if (asked) asked.classList.remove("asked");
    asked = area;
    area.classList.add("asked");
    const card = document.getElementById(area.getAttribute("href").slice(1));
    const shown = document.createElement("div");
    shown.className = area.getAttribute("class").replace("area", "").trim();
    if (card && card.classList.contains("change")) {
      for (const child of card.cloneNode(true).childNodes) shown.append(child.cloneNode(true));
      const link = document.createElement("a");
      link.href = "#" + card.id;
      link.textContent = "to its entry";
      link.addEventListener("click", close);
      shown.querySelector(".links")?.replaceChildren(link);
    } else {
      const text = document.createElement("p");
      text.textContent = area.getAttribute("aria-label");
      shown.append(text);
    }
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Close";
    button.addEventListener("click", close);
    detail.replaceChildren(button, shown);
    detail.hidden = false;
    detail.focus({ preventScroll: true });
  }
  for (const area of document.querySelectorAll(".area")) {
    area.setAttribute("role", "button");
    area.setAttribute("aria-haspopup", "dialog");
    area.addEventListener("click", (event) => { event.preventDefault(); show(area); });
    area.addEventListener("keydown", (event) => {
      if (event.key !== " " && event.key !== "Enter") return;
      event.preventDefault();
      show(area);
    });
  }

  const actions = {
    next: () => go(1),
    previous: () => go(current < 0 ? 0 : -1),
    larger: () => zoom(step + 1),
    smaller: () => zoom(step - 1),
    fit: () => zoom(0),
    side: () => lay("side"),
    slide: () => lay("slide"),
    blink: () => lay("blink"),
    flip: () => {
      if (!body.classList.contains("lay-blink")) lay("blink");
      clearInterval(turns);
      body.classList.toggle("flipped");
    },
  };
  const keys = { j: "next", k: "previous", "+": "larger", "=": "larger", "-": "smaller", 0: "fit",
    1: "side", 2: "slide", 3: "blink", f: "flip" };
  document.querySelector(".tools")?.addEventListener("click", (event) => {
    const name = event.target.dataset.do;
    if (name) actions[name]();
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") return close();
    if (event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
    if (event.target.matches("input") && event.target.type !== "range") return;
    event.preventDefault();
    actions[keys[event.key]]();
  });
  if (document.querySelector(".tools")) lay("side");
})();
