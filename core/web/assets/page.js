"use strict";
(() => {
  // The page in a viewer that zooms into it, its redactions on it, each a link to what is known of it.
  const deep = document.getElementById("deep");
  if (!deep || typeof OpenSeadragon === "undefined") return;
  const figure = document.querySelector(".viewer figure");
  const cards = [...document.querySelectorAll(".card")];
  const width = Number(deep.dataset.width);
  const marks = new Map();
  let asked = null;

  deep.hidden = false;
  const viewer = OpenSeadragon({
    element: deep,
    tileSources: deep.dataset.info,
    showNavigationControl: false,
    gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true },
    maxZoomPixelRatio: 2,
    tileRetryMax: 10,
    tileRetryDelay: 1000,
    visibilityRatio: .5,
    animationTime: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : .6,
  });
  viewer.canvas.setAttribute("role", "application");
  viewer.canvas.setAttribute("aria-label", "Picture of the page: arrow keys move it, + and - zoom");

  function show(card, fromMark) {
    if (asked) { asked.classList.remove("asked"); marks.get(asked)?.classList.remove("asked"); }
    asked = card;
    card.classList.add("asked");
    marks.get(card)?.classList.add("asked");
    if (fromMark) {
      history.replaceState(null, "", "#" + card.id);
      card.focus({ preventScroll: true });
      card.scrollIntoView({ block: "nearest" });
    } else {
      viewer.viewport.fitBounds(boxOf(card, .6), false);
    }
  }

  // The viewer measures in widths of the page.
  function boxOf(card, margin) {
    const box = ["left", "top", "width", "height"].map((name) => Number(card.dataset[name]) / width);
    const grow = margin * Math.max(box[2], .12);
    return new OpenSeadragon.Rect(box[0] - grow, box[1] - grow, box[2] + 2 * grow, box[3] + 2 * grow);
  }

  viewer.addHandler("open", () => {
    figure.hidden = true;
    figure.style.display = "none";
    for (const card of cards) {
      const mark = document.createElement("a");
      mark.className = "redaction-mark " + card.className.split(" ").find((name) => name.startsWith("kind-"));
      mark.href = "#" + card.id;
      mark.title = card.dataset.title;
      mark.setAttribute("aria-label", card.dataset.title);
      marks.set(card, mark);
      viewer.addOverlay({ element: mark, location: boxOf(card, 0) });
      new OpenSeadragon.MouseTracker({
        element: mark,
        clickHandler: (event) => { if (event.quick) show(card, true); },
      }).setTracking(true);
      mark.addEventListener("click", (event) => event.preventDefault());
      mark.addEventListener("keydown", (event) => {
        if (event.key === "Enter") { event.preventDefault(); show(card, true); }
      });
    }
    follow();
  });
  viewer.addHandler("open-failed", () => { deep.hidden = true; figure.hidden = false; figure.style.display = ""; });

  function follow() {
    const card = cards.find((each) => "#" + each.id === decodeURIComponent(location.hash));
    if (card) show(card, false);
  }
  addEventListener("hashchange", follow);
  for (const card of cards) {
    card.querySelector("h3 a").addEventListener("click", () => show(card, false));
  }

  const zooms = {
    in: () => viewer.viewport.zoomBy(1.5),
    out: () => viewer.viewport.zoomBy(1 / 1.5),
    fit: () => viewer.viewport.goHome(),
  };
  const tools = document.querySelector(".zoom");
  tools.hidden = false;
  tools.addEventListener("click", (event) => { zooms[event.target.dataset.zoom]?.(); });

  const turn = (relation) => document.querySelector(`a[rel="${relation}"]`)?.click();
  const keys = { "+": zooms.in, "=": zooms.in, "-": zooms.out, 0: zooms.fit, n: () => turn("next"), p: () => turn("prev") };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
    if (event.target.matches("input, select, textarea") || deep.contains(event.target)) return;
    event.preventDefault();
    keys[event.key]();
  });
})();
