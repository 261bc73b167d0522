// Opens reports as a reader does: from a file, with the network off, in Debian's Chromium.
//
//   node report.mjs SHOTS REPORT.html RELEASE.html LARGE.html
//
// Screenshots go into the folder SHOTS, to be looked at. Prints a line for each check and ends with
// 1 when one failed. LARGE.html may be missing.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { check, failures, launch, shots as shotsInto } from "./browser.mjs";

const [shots, report, release, large] = process.argv.slice(2);
const shot = shotsInto(shots);
const browser = await launch();

async function open(file, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, offline: true, ...options });
  const page = await context.newPage();
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  page.on("request", (request) => { if (!/^(file|data):/.test(request.url())) said.push("asked for " + request.url()); });
  const start = performance.now();
  await page.goto(pathToFileURL(file).href);
  if (options.javaScriptEnabled !== false) {
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  }
  page.openedAfter = performance.now() - start;
  page.said = said;
  return page;
}

// What is seen, and what a keyboard reaches.
{
  const page = await open(report);
  check("nothing is asked of the network, and no script or style is refused", page.said.length === 0);
  if (page.said.length) console.log(page.said);
  await shot(page, "wide");
  await shot(page, "wide-full", { fullPage: true });
  const pair = page.locator(".pair").first();
  await pair.scrollIntoViewIfNeeded();
  const panes = pair.locator(".pane");
  check("two pages stand side by side", (await panes.count()) === 2 &&
    (await panes.nth(0).boundingBox()).x + 100 < (await panes.nth(1).boundingBox()).x);

  const width = async () => (await pair.locator(".sheet").first().boundingBox()).width;
  const before = await width();
  await page.keyboard.press("+");
  await page.keyboard.press("+");
  check("a key makes both pages larger", (await width()) > 1.4 * before);
  await panes.nth(0).evaluate((pane) => { pane.scrollTop = 120; pane.scrollLeft = 60; });
  await page.waitForTimeout(100);
  const other = await panes.nth(1).evaluate((pane) => [pane.scrollTop, pane.scrollLeft]);
  check("the other page follows a scroll in both directions", other[0] === 120 && other[1] === 60);
  await shot(page, "zoomed");
  await page.keyboard.press("0");

  await page.keyboard.press("2");
  const slider = pair.locator(".split");
  check("the slider shows itself", await slider.isVisible());
  await slider.focus();
  for (let i = 0; i < 20; i += 1) await page.keyboard.press("ArrowLeft");
  const split = () => pair.locator(".panes").evaluate((each) => getComputedStyle(each).getPropertyValue("--split"));
  check("arrow keys move it", (await split()) === "30%");
  const clip = await pair.locator("figure").nth(1).evaluate((each) => getComputedStyle(each).clipPath);
  check("the later page is cut there", clip.includes("30%"));
  await pair.locator(".panes").scrollIntoViewIfNeeded();
  const box = await pair.locator(".panes").boundingBox();
  const y = Math.max(box.y, 80) + 200;
  await page.mouse.move(box.x + box.width * 0.3, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.7, y, { steps: 4 });
  await page.mouse.up();
  check("a mouse drags it", (await split()) === "70%");
  await shot(page, "slider");

  await page.keyboard.press("3");
  const seen = () => pair.locator("figure").evaluateAll((all) => all.map((each) => getComputedStyle(each).visibility).join());
  const turned = async (from) => {
    for (let i = 0; i < 40 && (await seen()) === from; i += 1) await page.waitForTimeout(100);
    return (await seen()) !== from;
  };
  check("the pages take turns", (await turned("visible,hidden")) && (await turned("hidden,visible")));
  await page.keyboard.press("f");
  const flipped = await seen();
  await page.waitForTimeout(1700);
  check("flipping by hand stops them", (await seen()) === flipped);
  await page.keyboard.press("1");

  const area = page.locator(".area:not(.status-kept)").first();
  await area.focus();
  await page.keyboard.press("Enter");
  const detail = page.locator("#detail");
  check("Enter on a region says what is known of it", await detail.isVisible() &&
    /lifted|shrunk|grown|added/.test(await detail.innerText()));
  await shot(page, "detail");
  await page.keyboard.press("Escape");
  check("Escape closes it and gives the focus back", !(await detail.isVisible()) &&
    (await area.evaluate((each) => each === document.activeElement)));
  await area.click();
  check("so does a click", await detail.isVisible());
  await detail.getByRole("button", { name: "Close" }).click();
  const kept = page.locator(".area.status-kept").first();
  if (await kept.count()) {
    await kept.focus();
    await page.keyboard.press(" ");
    check("a redaction that stayed is told, too", /kept/.test(await detail.innerText()));
    await page.keyboard.press("Escape");
  }

  await page.keyboard.press("j");
  check("j goes to the first change", (await page.evaluate(() => location.hash)) ===
    "#" + (await page.locator(".change").first().getAttribute("id")));
  await page.evaluate(() => { location.hash = ""; scrollTo(0, 0); });
  const reached = new Set();
  await page.locator("body").focus();
  for (let i = 0; i < 80; i += 1) {
    await page.keyboard.press("Tab");
    reached.add(await page.evaluate(() => {
      const at = document.activeElement;
      return at.matches(".area") ? "area" : at.matches(".pane") ? "pane" : at.tagName.toLowerCase();
    }));
  }
  check("Tab reaches buttons, links, pages and regions", ["button", "a", "pane", "area"].every((each) => reached.has(each)));
  await page.context().close();
}

for (const [name, options] of [
  ["dark", { colorScheme: "dark" }],
  ["narrow", { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 }],
]) {
  const page = await open(report, options);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  check(name + ": nothing is wider than the window", wide <= 0);
  await shot(page, name);
  await page.locator(".pair").first().scrollIntoViewIfNeeded();
  await page.evaluate(() => document.querySelector(".pair").scrollIntoView());
  await shot(page, name + "-pages");
  await page.evaluate(() => document.querySelector(".sources").scrollIntoView());
  await shot(page, name + "-sources");
  await page.context().close();
}

// Moving pictures only for who wants them.
{
  const page = await open(report, { reducedMotion: "reduce" });
  await page.keyboard.press("3");
  await page.waitForTimeout(1000);
  check("pages do not take turns for who asked for still pictures",
    !(await page.evaluate(() => document.body.classList.contains("flipped"))));
  await page.context().close();
}

// Without a script everything can still be read.
{
  const page = await open(report, { javaScriptEnabled: false });
  check("without a script the pages and their entries are there",
    await page.locator(".change").first().isVisible() && !(await page.locator(".tools").isVisible()));
  await page.context().close();
}

{
  const page = await open(report);
  const pdf = await page.pdf({ path: path.join(shots, "print.pdf"), format: "A4", printBackground: true });
  check("it prints", pdf.length > 10000);
  await page.emulateMedia({ media: "print" });
  check("buttons and sliders are not printed", !(await page.locator(".tools").isVisible()) &&
    !(await page.locator(".split").first().isVisible()));
  await shot(page, "print", { fullPage: true });
  await page.context().close();
}

{
  const page = await open(release);
  check("a release: nothing is asked of the network", page.said.length === 0);
  await shot(page, "release");
  await shot(page, "release-full", { fullPage: true });
  const link = page.locator("tbody a").first();
  const target = (await link.getAttribute("href")).slice(1);
  await link.click();
  check("a release: the table leads to its documents", await page.locator("#" + target).isVisible());
  await page.context().close();
}

if (large && fs.existsSync(large)) {
  const page = await open(large);
  const pairs = await page.locator(".pair").count();
  console.log("large: " + (fs.statSync(large).size / 1e6).toFixed(1) + " MB, open after " + (page.openedAfter / 1000).toFixed(2) + " s, " +
    pairs + " pairs of pages");
  check("a page of a long document takes less than 0.25 MB", fs.statSync(large).size < 25e4 * pairs);
  await page.context().close();
}

await browser.close();
process.exit(failures() ? 1 : 0);
