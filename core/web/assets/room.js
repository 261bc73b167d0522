"use strict";
(() => {
  // Search as you type: a short list below the field, which arrow keys go through.
  const field = document.getElementById("q");
  const found = document.getElementById("found");
  const pause = 180;
  let timer = 0;
  let last = "";
  const close = () => { found.hidden = true; found.replaceChildren(); };

  function line(hit) {
    const link = document.createElement("a");
    link.href = hit.address;
    link.append(hit.title || hit.document);
    const words = document.createElement("small");
    for (const [text, isHit] of hit.snippet) {
      const part = document.createElement(isHit ? "mark" : "span");
      part.textContent = text;
      words.append(part, " ");
    }
    link.append(words);
    const item = document.createElement("li");
    item.append(link);
    return item;
  }

  async function ask() {
    const query = field.value.trim();
    if (query.length < 2) { last = ""; return close(); }
    if (query === last) return;
    last = query;
    const answer = await fetch("/search.json?q=" + encodeURIComponent(query));
    if (field.value.trim() !== query) return;
    if (!answer.ok) return close();
    const hits = (await answer.json()).hits;
    if (hits.length) {
      const list = document.createElement("ol");
      list.append(...hits.map(line));
      found.replaceChildren(list);
    } else {
      const none = document.createElement("p");
      none.textContent = "Nothing is found.";
      found.replaceChildren(none);
    }
    found.hidden = false;
  }

  field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(() => ask().catch(close), pause); });
  field.form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { close(); field.focus(); return; }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const links = [field, ...found.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    const next = links[at + (event.key === "ArrowDown" ? 1 : -1)];
    if (next) { next.focus(); event.preventDefault(); }
  });
  document.addEventListener("click", (event) => { if (!field.form.contains(event.target)) close(); });

  // What is still being made is shown when it is there; whoever reads meanwhile is not disturbed.
  const waiting = document.querySelector("[data-again]");
  const notYet = [202, 429, 503];
  async function askAgain() {
    const answer = await fetch(location.href, { cache: "no-store" });
    if (notYet.includes(answer.status)) return later();
    location.reload();
  }
  function later() { setTimeout(() => askAgain().catch(later), 1000 * Number(waiting.dataset.again)); }
  if (waiting) later();

  // "/" leads to the search field, as in many reading rooms.
  addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.target.matches("input, select, textarea")) return;
    event.preventDefault();
    field.focus();
  });
})();
