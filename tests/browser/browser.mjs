// What the browser tests have in common: Debian's Chromium, a line for each check, screenshots.
import fs from "node:fs";
import path from "node:path";

const { chromium } = await import(process.env.PLAYWRIGHT ?? "playwright-core");

export const launch = () => chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: process.getuid() === 0 ? ["--no-sandbox"] : [],
});

let failed = 0;
export function check(what, is) {
  console.log((is ? "ok    " : "FAILED ") + what);
  if (!is) failed += 1;
}
export const failures = () => failed;

// Returns a function that keeps a screenshot in the folder, to be looked at.
export function shots(folder) {
  fs.mkdirSync(folder, { recursive: true });
  return async (page, name, options = {}) => {
    const file = path.join(folder, name + ".png");
    for (let tries = 3; ; tries -= 1) {
      try {
        return await page.screenshot({ path: file, ...options });
      } catch (error) {  // Chromium refuses some, as of a page that just loads itself again
        if (tries === 1 || !error.message.includes("Unable to capture")) throw error;
        await page.waitForTimeout(1000);
      }
    }
  };
}

// Whether something comes to be so: a picture moves for a second, and for longer beside other programs.
export async function comes(page, is) {
  for (let tries = 60; tries > 0 && !(await is()); tries -= 1) await page.waitForTimeout(250);
  return is();
}
